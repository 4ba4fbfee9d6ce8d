"""`chebiao read` on files as people have them: any Chinese encoding, full-width figures, labels with blanks inside."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chebiao.main import app

NOTICE = (
    "望川县水利局公车更新询价公告\n采 购 人：望川县水利局\n项 目 编 号：WCSL-2025-07\n预算金额：３６万元\n"
    "采购内容：三厢轿车２辆，排量１.８L（含）以下，单价不超过１８万元\n响应文件提交截止时间：二〇二五年六月九日上午九时三十分\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_file_is_read_in_whatever_encoding_it_was_saved(encoding: str, line_end: str, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(NOTICE.replace("\n", line_end).encode(encoding))
    ran = CliRunner().invoke(app, ["read", str(file)])
    assert ran.exit_code == 0, ran.output
    reading = json.loads(ran.stdout)
    (line,) = reading["lots"][0]["lines"]
    assert (reading["buyer"], reading["project_no"], reading["budget_cny"]) == ("望川县水利局", "WCSL-2025-07", 360000)
    assert reading["deadline"].startswith("2025-06-09T09:30")
    assert (line["category"], line["use"], line["quantity"]) == ("sedan", "official", 2)
    assert (line["displacement_max_l"], line["unit_price_cap_cny"]) == (1.8, 180000)
