"""Which tenders move between two generations, and because of what."""

from decimal import Decimal

from chebiao.comparing import Move, moves
from schemas.events.tenders import DealerMatch, Fit, LineMatch, TenderMatched
from schemas.reading import Category, Line, Verdict
from schemas.values import read
from tests.given.tenders import line, tender


def matched(*lines: Line, fit: Fit | None = None, tender_id: str = "T1", aliases: tuple[str, ...] = ()) -> dict[str, TenderMatched]:
    """What one generation says of one tender."""
    one = tender(*lines, tender_id=tender_id, aliases=aliases)
    matches = (DealerMatch(dealer_id="d1", territory="330122", why="", lines=(LineMatch(lot=0, line=0, fit=fit),)),) if fit else ()
    return {tender_id: TenderMatched(tender_id=tender_id, tender=one, matches=matches)}


def only(found: list[Move]) -> Move:
    assert len(found) == 1, found
    return found[0]


def test_the_same_words_move_nothing() -> None:
    assert not list(moves(matched(line(high="1.8"), fit=Fit.FITS), matched(line(high="1.8"), fit=Fit.FITS)))


def test_a_category_that_moves_names_the_reading_that_changed() -> None:
    move = only(list(moves(matched(line()), matched(line(Category.SUV)))))
    assert (move.aspect, move.line, move.before, move.after) == ("category", "1.1", "sedan", "suv")
    assert move.because == ("category: sedan (test) → suv (test)",)


def test_a_tier_that_moves_by_another_reading_says_which() -> None:
    before = line(high="1.8", verdicts=(Verdict(rule_set="r", admissible=("机要通信用车",)),))
    after = line(high="2.0", verdicts=(Verdict(rule_set="r", excluded=("机要通信用车: 排量",)),))
    move = only(list(moves(matched(before), matched(after))))
    assert (move.aspect, move.before, move.after) == ("tier", "r: 机要通信用车", "r: –")
    assert move.because == ("displacement_l.max: 1.8 (test) → 2.0 (test)",)


def test_a_match_that_moves_by_the_models_alone_has_no_reading_to_name() -> None:
    move = only(list(moves(matched(line(), fit=Fit.FITS), matched(line(), fit=Fit.EXCLUDED))))
    assert (move.aspect, move.line, move.before, move.after, move.because) == ("match", "1.1", "d1 fits", "d1 excluded", ())


def test_a_changed_reading_that_moves_neither_tier_category_nor_match_is_no_move() -> None:
    after = line(unit_price_cny=read(Decimal(1), [], "test"))
    assert not list(moves(matched(line()), matched(after)))


def test_a_tender_with_another_id_is_found_by_its_alias_and_others_come_and_go() -> None:
    assert not list(moves(matched(line()), matched(line(), tender_id="T2", aliases=("T1",))))
    gone, new = moves(matched(line()), matched(line(), tender_id="T3"))
    assert (gone.tender_id, gone.after, new.tender_id, new.after) == ("T1", "gone", "T3", "new")
