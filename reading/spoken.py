"""reading: where the words stand that readers' grammars hang on, found in one pass over a text."""

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reading.cues import ANYWHERE, cues

_LISTED = """
获取 领取 发售 发放 购买 下载 领购 出售 提供 报名 质疑 答疑 提问 澄清 疑问 询问 异议 问题 保证金 样品 踏勘 勘察 考察 勘查 开标 开启 唱标
交货 供货 交付 到货 交车 工期 服务期 服务时间 履行期 履约期 合同期限 performance_info 内 地点 地址
付款 支付 付清 付至 结算方式 质保 保修 质量保证期 更新 更换 置换 替换 报废 新增 增配 增购 增加 扩编
授权 联合体 进口 国产 国内产品 面向 针对 企业预留 预留给 更正后 更正信息 更正内容 变更内容 澄清内容 更正事项 变更事项
(采购人) (招标人) (采购单位) 招标人为 采购人为 业主为 单位为 代理机构为 招标代理为 代理机构 代理机构)
委托 采取 采用 进行 组织 举行 开展 拟 计划 决定 需采购 现采购 需购 现就 现以 现对 现公开 就下列 就以下 对下列 对以下 被投诉人 编号 公司以
包 标段 标项 分标 A标 B标 C标 D标 E标 1标 2标 3标 4标 5标 一标 二标 三标 四标 五标 前 止 截止 停止接
中标, 中标; 中标。 成交, 成交; 成交。 中选, 中选; 中选。 为中标 为成交 为中选 为第一 为的 为本项目 为该项目 为本次采购
我校( 我院( 我局( 我公司( 我单位( 我中心( 我馆( 我所( 我站( 我镇( 我乡( 我委( 我处( 我会( 我厂( 我园(
本校( 本院( 本局( 本公司( 本单位( 本中心( 本馆( 本所( 本站( 本镇( 本乡( 本委( 本处( 本会( 本厂( 本园(
送至 递交至 送达 寄至 地点: 会议室 集团总部 公司总部 公司本部 集团本部 我公司 我单位 本单位 本公司 我局 我院 我校
公司一楼 公司二楼 公司三楼 公司四楼 公司五楼 公司六楼 公司七楼 公司八楼 公司九楼 公司十楼 公司1楼 公司2楼 公司3楼 公司4楼 公司5楼 公司6楼 公司7楼 公司8楼 公司9楼
公司, 公司; 公司。 公司( 公司不变 厂, 厂; 厂。 厂( 厂不变 中心, 中心; 中心。 中心( 中心不变 经营部, 经营部; 经营部。 经营部( 经营部不变
商行, 商行; 商行。 商行( 商行不变 合作社, 合作社; 合作社。 合作社( 合作社不变
中标人␣ 中标供应商␣ 成交供应商␣ 供应商名称␣ 中标单位␣ 成交单位␣ 中选单位␣ 中选供应商␣ 中选人␣ 成交人␣
更正为 变更为 更改为 修改为 调整为 调整至 顺延至 延期至 延长至 延后至 延至 推迟至 改为 改至 现更正 变更至 更正至
原文 修改前 修改后 原公告内容 更正前 变更前 变更后 原招标文件 现变更为 招标条件 采购条件 当前位置 第一 第1 第二 第2 第三 第3 数量 单价
中标无效 成交无效 取消中标资格 取消其中标资格 取消成交资格 中标结果无效 成交结果无效 撤销中标 废除中标
"""
_WORDS = tuple(word.replace("␣", " ") for word in _LISTED.split())
_NOWHERE: dict[str, Sequence[int]] = {word: () for word in _WORDS}


class Spoken:
    """The places of words in a text. Most of them stand in no notice; to know it of all at once costs as much as to look for five."""

    def __init__(self, flat: str) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        automaton, words = _automaton()
        for which, start, _ in automaton.find_matches_as_indexes(flat, overlapping=True):
            found[words[which]].append(start)
        self._found, self._words = found, frozenset(found)

    def places(self, word: str) -> Sequence[int]:
        """Where a word stands, in order. Raises KeyError for one that is not among those looked for: it is to be added to them."""
        return self._found.get(word) or _NOWHERE[word]

    def said(self, words: tuple[str, ...]) -> list[tuple[str, Sequence[int]]]:
        """Those of these words that stand anywhere, and where. Raises KeyError as `places` does."""
        found = self._found
        return [] if _looked_for(words).isdisjoint(self._words) else [(word, found[word]) for word in words if word in found]

    def speaks_of(self, words: tuple[str, ...]) -> bool:
        """Whether one of these words stands anywhere. Raises KeyError as `places` does."""
        return not _looked_for(words).isdisjoint(self._words)

    def beside(self, words: tuple[str, ...], most: int | None = None) -> list[int]:
        """Where these words stand, each at most so often, in order of the text. Raises KeyError as `places` does."""
        found = self._found
        return sorted({at for word in _looked_for(words) & self._words for at in found[word][:most]})

    def longest(self, words: Mapping[str, str]) -> list[tuple[str, int, int]]:
        """Where cues of a group stand, in order: of those that overlap the first, of these the longest."""
        found = self._found
        told, last = list[tuple[str, int, int]](), 0
        places = sorted([(at, -len(word), word) for word in self._words & words.keys() for at in found[word]])
        for start, size, cue in places:
            if start >= last:
                last = start - size
                told.append((cue, start, last))
        return told


@functools.cache
def _looked_for(words: tuple[str, ...]) -> frozenset[str]:
    if not _NOWHERE.keys() >= set(words):
        raise KeyError(*(set(words) - _NOWHERE.keys()))
    return frozenset(words)


@functools.cache
def _automaton() -> tuple[AhoCorasick, Sequence[str]]:
    words = tuple(dict.fromkeys(chain(_WORDS, *map(cues, ANYWHERE))))
    return AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA), words
