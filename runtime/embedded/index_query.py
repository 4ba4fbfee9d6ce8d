"""Our question in tantivy's terms: exactly the documents for which schemas.matching.query_matches is True."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import FieldType, Occur, Query

from runtime.embedded.index_words import SLOTS, in_slot
from schemas.documents import TenderQuery
from schemas.matching import Bounds, asks_of_lines, aware, bounds, buyer_word
from schemas.ordering import HIGHEST_RANK, microseconds
from schemas.wording import pairs
from schemas.words import Word, Words, parse_words


class QueryBuilder:
    """Builds queries against one view of the index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher

    def tenders(self, query: TenderQuery) -> Query:
        """The tenders that answer a question already checked."""
        words = parse_words(query.words)
        must = [self._term("doc", "tender"), *(self._any_word("text", group) for group in words.all_of)]
        must += self._codes(query)
        must += [self._word("buyer", word) for word in [buyer_word(query.buyer)] if word]
        must += self._numbers(query)
        if asks_of_lines(query):
            must.append(self._with_line(query))
        return _all(must, [self._word("text", word) for word in words.none_of])

    def ranked(self, base: Query, words: Words, rank: int) -> Query:
        """Those of `base` that have exactly this rank (see schemas.ordering.rank)."""
        groups = [(Occur.Should, self._any_word("title", group)) for group in words.all_of]
        must, must_not = [base], []
        if rank:
            must.append(Query.boolean_query(groups, minimum_number_should_match=rank))
        if rank < min(len(groups), HIGHEST_RANK):
            must_not.append(Query.boolean_query(groups, minimum_number_should_match=rank + 1))
        return _all(must, must_not)

    def _with_line(self, query: TenderQuery) -> Query:
        """Tenders that hold a line as asked in one of their slots, or whose line it is as a document of its own."""
        some = [_all([self._term("doc", "tender"), *self._line(query, slot)]) for slot in range(SLOTS)]
        if self._searcher.doc_freq("doc", "line"):
            some.append(self._owners(_all([self._term("doc", "line"), *self._line(query, 0)])))
        return _any(some)

    def _owners(self, lines: Query) -> Query:
        hits = self._searcher.search(lines, limit=self._searcher.num_docs, count=False).hits
        owners = set(self._searcher.fast_field_values("n", [address for _, address in hits]))
        return Query.term_set_query(self._schema, "n", sorted(n for n in owners if n is not None))

    def _line(self, query: TenderQuery, slot: int) -> list[Query]:
        """What is asked of a line, of one slot."""
        must = [self._code(in_slot("category", slot), query.categories)] if query.categories else []
        known: dict[str, Query] = {}
        for name, wanted in (("energy", query.energies), ("use", query.uses)):
            if wanted:
                known[name] = self._code(in_slot(name, slot), wanted)
        if displacement := bounds(query.displacement_l, 1000):
            known["displacement_l"] = self._meets(displacement, slot)
        if cap := bounds(query.unit_cap_cny, 100):
            known["unit_cap_cny"] = self._between(in_slot("unit_cap_cny", slot), cap)
        unstated = in_slot("unstated", slot)
        return must + [_any([one, self._term(unstated, name)]) if name in query.or_unknown else one for name, one in known.items()]

    def _meets(self, asked: Bounds, slot: int) -> Query:
        """Windows that have a point in common with a range."""
        least, most = asked
        ends = [] if most is None else [self._between(in_slot("displacement_low", slot), (None, most))]
        ends += [] if least is None else [self._between(in_slot("displacement_high", slot), (least, None))]
        return _all(ends)

    def _codes(self, query: TenderQuery) -> list[Query]:
        asked = (("kind", query.kinds), ("stage", query.stages), ("dealer", query.dealers))
        must = [self._code(field, values) for field, values in asked if values]
        if query.vehicle is not None:
            must.append(self._term("vehicle", "yes" if query.vehicle else "no"))
        if query.regions:
            must.append(self._or_unknown(self._code("region", query.regions), "region", "region" in query.or_unknown))
        return must

    def _numbers(self, query: TenderQuery) -> list[Query]:
        must = []
        if budget := bounds(query.budget_cny, 100):
            must.append(self._or_unknown(self._between("budget_cny", budget), "budget_cny", "budget_cny" in query.or_unknown))
        first, last = query.deadline_from, query.deadline_to
        if first or last:
            span = microseconds(first and aware(first)), microseconds(last and aware(last))
            must.append(self._or_unknown(self._between("deadline", span), "deadline", "deadline" in query.or_unknown))
        if query.published_from or query.published_to:
            days = tuple(day.toordinal() if day else None for day in (query.published_from, query.published_to))
            must.append(self._between("published_day", (days[0], days[1])))
        return must

    def _any_word(self, field: str, group: Iterable[Word]) -> Query:
        return _any([self._word(field, word) for word in group])

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

    def _or_unknown(self, known: Query, name: str, unknown_too: bool) -> Query:
        return _any([known, self._term("unknown", name)]) if unknown_too else known

    def _between(self, field: str, span: Bounds) -> Query:
        return Query.range_query(self._schema, field, FieldType.Integer, lower_bound=span[0], upper_bound=span[1])

    def _code(self, field: str, values: Sequence[str]) -> Query:
        return Query.term_set_query(self._schema, field, [str(value) for value in values])

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value)


def _all(must: Sequence[Query], must_not: Sequence[Query] = ()) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in must] + [(Occur.MustNot, query) for query in must_not])


def _any(some: Sequence[Query]) -> Query:
    return some[0] if len(some) == 1 else Query.boolean_query([(Occur.Should, query) for query in some])


def _literal(token: str) -> str:
    """A token as a pattern: of what is no letter or digit only the dot and the bar occur in tokens."""
    return token.replace(".", r"\.").replace("|", r"\|")
