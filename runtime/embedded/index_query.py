"""A plan (runtime.asking) in tantivy's terms."""

from collections.abc import Sequence
from datetime import date

import tantivy
from tantivy import FieldType, Occur, Query

from runtime.asking import Condition, Either, OneOf, Plan, Says, Within
from runtime.embedded.index_words import SLOTS, in_slot
from schemas.wording import pairs
from schemas.words import Word


class QueryBuilder:
    """Builds queries against one view of the index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher

    def tenders(self, plan: Plan) -> Query:
        """The tenders that answer."""
        must = [self._term("doc", "tender"), *map(self._condition, plan.must)]
        if plan.line:
            must.append(self._with_line(plan.line))
        return _all(must, [self._condition(condition) for condition in plan.must_not])

    def ranked(self, base: Query, plan: Plan, rank: int) -> Query:
        """Those of `base` that have exactly this rank (see schemas.ordering.rank)."""
        groups = [(Occur.Should, self._condition(condition)) for condition in plan.ranking]
        must, must_not = [base], []
        if rank:
            must.append(Query.boolean_query(groups, minimum_number_should_match=rank))
        if rank < plan.highest:
            must_not.append(Query.boolean_query(groups, minimum_number_should_match=rank + 1))
        return _all(must, must_not)

    def first_on(self, base: Query, day: date | None, before: Sequence[date]) -> Query:
        """Those of `base` with a fatal date on the day (None: on any) and none on the days before it."""
        must = [base] if day is None else [base, self._term("fatal_day", day.isoformat())]
        days = [one.isoformat() for one in before]
        return _all(must, [Query.term_set_query(self._schema, "fatal_day", days)] if days else [])

    def _with_line(self, asked: Sequence[Condition]) -> Query:
        """Tenders that hold a line as asked in one of their slots, or whose line it is as a document of its own."""
        some = [_all(self._line(asked, slot)) for slot in range(SLOTS)]  # that it is a tender is asked once for all slots
        if self._searcher.doc_freq("doc", "line"):
            some.append(self._owners(_all([self._term("doc", "line"), *self._line(asked, 0)])))
        return _any(some)

    def _owners(self, lines: Query) -> Query:
        hits = self._searcher.search(lines, limit=self._searcher.doc_freq("doc", "line"), count=False).hits
        owners = set(self._searcher.fast_field_values("n", [address for _, address in hits]))
        return Query.term_set_query(self._schema, "n", sorted(n for n in owners if n is not None))

    def _line(self, asked: Sequence[Condition], slot: int) -> list[Query]:
        return [self._condition(condition, slot) for condition in asked]

    def _condition(self, condition: Condition, slot: int | None = None) -> Query:
        """`slot`: of a line's fields, which line's."""
        match condition:
            case Either(some):
                return _any([self._condition(one, slot) for one in some])
            case Says(field, word):
                return self._word(field, word)
            case OneOf(field, values):
                return Query.term_set_query(self._schema, _named(field, slot), list(values))
            case Within(field, low, high):
                return Query.range_query(self._schema, _named(field, slot), FieldType.Integer, lower_bound=low, upper_bound=high)

    def _word(self, field: str, word: Word) -> Query:
        """Words of one token are looked for among tokens, longer ones among pairs: the pairs in a row are the word."""
        alone = len(word.tokens) == 1
        name, row = (f"{field}_tokens", list(word.tokens)) if alone else (f"{field}_pairs", pairs(word.tokens))
        if word.prefix:
            return self._beginning(name, [*map(_literal, row[:-1]), _literal(row[-1]) + ".*"])
        return self._term(name, row[0]) if len(row) == 1 else Query.phrase_query(self._schema, name, list(row))

    def _beginning(self, field: str, patterns: list[str]) -> Query:
        if len(patterns) == 1:
            return Query.regex_query(self._schema, field, patterns[0])
        return Query.regex_phrase_query(self._schema, field, list(patterns))

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value)


def _named(field: str, slot: int | None) -> str:
    return field if slot is None else in_slot(field, slot)


def _all(must: Sequence[Query], must_not: Sequence[Query] = ()) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in must] + [(Occur.MustNot, query) for query in must_not])


def _any(some: Sequence[Query]) -> Query:
    return some[0] if len(some) == 1 else Query.boolean_query([(Occur.Should, query) for query in some])


def _literal(token: str) -> str:
    """A token as a pattern: of what is no letter or digit only the dot and the bar occur in tokens."""
    return token.replace(".", r"\.").replace("|", r"\|")
