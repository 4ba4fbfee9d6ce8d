"""What ops see, as data: panels by row, each with the questions it asks Prometheus. Pure."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture. `asks`: (PromQL, legend); `unit`: Grafana's name of it."""

    title: str
    unit: str
    asks: tuple[tuple[str, str], ...]
    shape: Literal["timeseries", "stat", "table"] = "timeseries"
    about: str = ""


ROWS: tuple[tuple[str, tuple[Panel, ...]], ...] = (
    (
        "来源 Sources",
        (
            Panel(
                "结果 Outcome",
                "none",
                (("max by (source, outcome) (chebiao_source_outcome)", "{{source}}: {{outcome}}"),),
                "stat",
                "ok、empty 之外都要看 / look at whatever is not ok or empty",
            ),
            Panel(
                "距上次完整走完 Since last walked wholly",
                "s",
                (("time() - max by (source) (chebiao_source_last_success_timestamp_seconds)", "{{source}}"),),
            ),
            Panel(
                "最新公告的年龄 Age of newest notice",
                "s",
                (("time() - max by (source) (chebiao_source_newest_notice_timestamp_seconds)", "{{source}}"),),
            ),
            Panel(
                "列出、已读、待读 Listed, read, waiting",
                "short",
                (("max by (source, state) (chebiao_source_notices)", "{{source}} {{state}}"),),
            ),
            Panel(
                "今日请求与上限 Requests today and budget",
                "short",
                (
                    ("max by (source) (chebiao_source_requests_today)", "{{source}} 请求 made"),
                    ("max by (source) (chebiao_source_requests_budget)", "{{source}} 上限 budget"),
                ),
            ),
            Panel(
                "上次走列表 Since last walk",
                "s",
                (("time() - max by (source) (chebiao_source_last_run_timestamp_seconds)", "{{source}}"),),
            ),
        ),
    ),
    (
        "服务 Services",
        (
            Panel("积压 Lag", "short", (("max by (service) (chebiao_service_lag_events)", "{{service}}"),)),
            Panel(
                "最早未处理事件的年龄 Age of the oldest unprocessed event",
                "s",
                (("max by (service) (chebiao_service_oldest_event_age_seconds)", "{{service}}"),),
            ),
            Panel(
                "吞吐 Throughput",
                "eps",
                (("sum by (service) (rate(chebiao_events_processed_total[2m]))", "{{service}}"),),
                "timeseries",
                "事件/秒 events a second",
            ),
            Panel(
                "搁置 Dead letters, by reason",
                "short",
                (("max by (service, reason) (chebiao_dead_letters)", "{{service}}: {{reason}}"),),
                "table",
            ),
        ),
    ),
    (
        "人 People",
        (
            Panel(
                "送达 Deliveries in an hour",
                "short",
                (("max by (channel, outcome) (increase(chebiao_deliveries_total[1h]))", "{{channel}} {{outcome}}"),),
            ),
            Panel("等待重试 Waiting for another try", "short", (("max(chebiao_deliveries_retrying)", "提醒 alerts"),), "stat"),
            Panel(
                "从发布到提醒 From publication to alert",
                "s",
                tuple(
                    (
                        f"histogram_quantile({share}, max by (le) (increase(chebiao_publication_to_alert_seconds_bucket[1h])))",
                        f"p{share * 100:.0f}",
                    )
                    for share in (0.5, 0.9, 0.99)
                ),
            ),
        ),
    ),
    (
        "进程 Processes",
        (
            Panel(
                "应答 Answering", "bool_yes_no", (('max by (process, instance) (up{job="chebiao"})', "{{process}} {{instance}}"),), "stat"
            ),
            Panel("内存 Memory", "bytes", (('process_resident_memory_bytes{job="chebiao"}', "{{process}} {{instance}}"),)),
            Panel("CPU", "percentunit", (('rate(process_cpu_seconds_total{job="chebiao"}[2m])', "{{process}} {{instance}}"),)),
            Panel(
                "版本 Versions",
                "short",
                (("count by (version, carrier, kind) (chebiao_build_info)", "{{version}} {{carrier}} {{kind}}"),),
                "table",
            ),
        ),
    ),
)
"""Row title → its panels, as they stand on the page."""
