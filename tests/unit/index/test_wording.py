"""Words: one form, one stream of tokens, one meaning of what is asked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.highlighting import highlights
from schemas.matching import query_matches
from schemas.ordering import rank
from schemas.wording import BREAK, bigrams, canonical, normalise, tokens
from schemas.words import LONGEST, Word, Words, WordsError, matches, parse_words
from tests.contract.index_oracle import PARTS, document, queries

texts = st.text(st.sampled_from("公務車采购轿乾著1.8LCA7a，（） \n\t０ｌ㎡ﬁéΣςİ"), max_size=40) | st.text(max_size=40)


def test_width_case_script_and_white_space_have_one_form() -> None:
    assert normalise(" ＣＡ７１５５　車輛\r\n\n 採購\t１．８Ｌ ") == "ca7155 车辆\n采购 1.8l"


@given(texts)
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_characters_are_tokens_and_runs_of_letters_and_digits_are() -> None:
    assert tokens(normalise("红旗CA7155，≤1.8L……5辆\n３")) == ["红", "旗", "ca7155", "1.8l", "5", "辆", BREAK, "3"]


def test_pairs_never_reach_across_a_line_end() -> None:
    assert bigrams("ca7155 轿车\n辆 1 23") == ["ca7155|轿", "轿车", BREAK, "辆1", "1|23"]


spoken = st.sampled_from([part for part in PARTS if tokens(normalise(part))])


@given(texts, st.lists(spoken, min_size=1, max_size=4), texts)
def test_what_a_text_says_is_found_in_it(before: str, said: list[str], after: str) -> None:
    whole = normalise(f"{before} {''.join(said)} {after}")
    assert canonical(normalise("".join(said))) in canonical(whole)
    assert matches(parse_words("".join(said)), whole)


@pytest.mark.parametrize(
    ("asked", "all_of", "none_of"),
    [
        ("", [], []),
        ("红旗 1.8L", [["红旗"], ["1.8l"]], []),
        ("轿车 OR SUV 采购", [["轿车", "suv"], ["采购"]], []),
        ("a OR b OR c", [["a", "b", "c"]], []),
        ("“公务 用车” -租赁 -“二手 车”", [["公务用车"]], ["租赁", "二手车"]),
        ("「一」『二』＂三＂", [["一"], ["二"], ["三"]], []),
        ("关于“警车”-采购（二次）", [["关于"], ["警车"], ["采购二次"]], []),
        ('"OR" or', [["or"]], []),
        ("车 - 辆 —", [["车"], ["辆"]], []),
        ("A-B", [["ab"]], []),
    ],
)
def test_what_is_written_is_read(asked: str, all_of: list[list[str]], none_of: list[str]) -> None:
    parsed = parse_words(asked)
    assert [["".join(word.tokens) for word in group] for group in parsed.all_of] == all_of
    assert ["".join(word.tokens) for word in parsed.none_of] == none_of


def test_a_star_after_letters_is_a_beginning_and_elsewhere_nothing() -> None:
    assert parse_words("红旗CA71*").all_of == ((Word(("红", "旗", "ca71"), prefix=True),),)
    assert parse_words("车* *车 “ca*”").all_of == ((Word(("车",)),), (Word(("ca",)),))


WRONG = {
    "车 “没有完": 2,
    "OR 车": 0,
    "车 OR": 2,
    "车 OR OR 辆": 5,
    "-车 OR 辆": 3,
    "车 OR -辆": 5,
    "车 C*": 2,
    "，。": 0,
    "x" * 2001: LONGEST,
}


@pytest.mark.parametrize(("asked", "position"), WRONG.items())
def test_an_error_tells_where_and_what_to_do(asked: str, position: int) -> None:
    with pytest.raises(WordsError, match=f"第{position + 1}个字符处：.+ / at character {position + 1}: .+") as raised:
        parse_words(asked)
    assert raised.value.position == position


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = parse_words(text)
    except WordsError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert isinstance(parsed, Words)


@given(texts, st.sampled_from(("公务车", "1.8l", "采购", "ca7*", "购轿", "㎡")))
def test_highlights_are_where_the_title_has_the_words(title: str, asked: str) -> None:
    words = parse_words(asked)
    spans = highlights(words, title)
    assert all(matches(words, normalise(title[start:end])) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert bool(spans) == (rank(words, title) > 0)


@given(queries())
def test_a_question_has_an_answer_for_a_tender_that_states_nothing(query: object) -> None:
    assert query_matches(query, document(title="")) in (True, False)  # type: ignore[arg-type]
