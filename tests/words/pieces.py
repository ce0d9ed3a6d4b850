"""The words of a printed text in pieces, and what a reader found of them.

A piece is what stands between two places where a line may end (CUT, tests/words/cut.c), or did end
as a last resort. A line end at such a place is no difference; a lost, doubled, torn or scrambled
word is."""

import collections
import itertools
import re


def tokens(text):
    """What stands between white space. U+00A0 is such, as readers take it for a space."""
    return [token for token in re.split(r"[ \t\r\n\f\v\u00a0]+", text) if token]


class Pieces:
    """The words of the printed text as lists of pieces, and how to find these again in a stretch
    of a word, which is what stands on one line of the paper."""

    def __init__(self, cut_output, last_resort):
        # Neither end of a line need hold letters: a line may end between a hyphen and U+00A0.
        words = [line.split() for line in cut_output.replace("\u00a0", "\n").splitlines()]
        self.words = [self.split_further(word, last_resort.get("".join(word), ())) for word in words]
        while self.cut_alike():
            pass

    def cut_alike(self):
        """The same stretch may be cut more finely in one word than in another, where a narrow
        column broke it: it is cut at all of these places wherever it stands. True where that
        changed a word, so that others may follow."""
        cuts, different = collections.defaultdict(set), set(map(tuple, self.words))
        for word in different:
            for start, stretch, ends in self.stretches_of(word):
                cuts[stretch].update(end - start for end in ends)
        self.stretches = {stretch: self.pieces(stretch, ends) for stretch, ends in cuts.items()}
        finer = {word: self.finer(word, cuts) for word in different}
        changed = any(list(word) != cut for word, cut in finer.items())
        self.words = [finer[tuple(word)] for word in self.words]
        return changed

    @staticmethod
    def stretches_of(word):
        """(where it starts, itself, where pieces end inside) of all that pieces of a word side by
        side are together."""
        at, text = [0, *itertools.accumulate(map(len, word))], "".join(word)
        for start, end in itertools.combinations(range(len(at)), 2):
            yield at[start], text[at[start]:at[end]], at[start + 1:end]

    def finer(self, word, cuts):
        """The pieces of a word that is cut wherever one of its stretches is."""
        ends = {start + end for start, stretch, _ in self.stretches_of(word)
                for end in (*cuts[stretch], len(stretch))}
        text = "".join(word)
        return self.pieces(text, ends - {len(text)})

    @staticmethod
    def pieces(text, ends):
        edges = [0, *sorted(ends), len(text)]
        return [text[start:end] for start, end in itertools.pairwise(edges)]

    @staticmethod
    def split_further(word, ends):
        """The word's pieces, cut also at `ends`, places in it."""
        pieces, at = [], 0
        for piece in word:
            start = 0
            for index in range(1, len(piece)):
                if at + index in ends:
                    pieces.append(piece[start:index])
                    start = index
            pieces.append(piece[start:])
            at += len(piece)
        return pieces

    def expected(self):
        return collections.Counter(piece for word in self.words for piece in word)

    def count(self, text):
        """The multiset of pieces of text that was set in lines."""
        return collections.Counter(piece for token in tokens(text)
                                   for piece in self.stretches.get(token, (token,)))

    def join(self, texts, joints):
        """Texts of one baseline as lines of text: as many as are parts of one line, in different
        fonts or links, are together."""
        joined, start = [], 0
        while start < len(texts):
            end = next(end for end in range(len(texts), start, -1)
                       if end == start + 1 or self.are_one(texts[start:end], joints))
            joined.append("".join(texts[start:end]))
            start = end
        return "\n".join(joined)

    def are_one(self, texts, joints):
        """True where all of them meet as spans do somewhere, and are stretches of words together."""
        return all(one and other and (one[-1], other[0]) in joints
                   for one, other in itertools.pairwise(texts)) and \
            all(token in self.stretches for token in tokens("".join(texts)))


def listing(counter):
    return ", ".join(f"{piece}×{count}" for piece, count in sorted(counter.items())[:12])


def difference(pieces, furniture, text):
    """Three multisets of pieces: what a reader found rightly, what it lost, what is too much."""
    expected, found = pieces.expected() + furniture, pieces.count(text)
    return expected & found, expected - found, found - expected


def compare(pieces, furniture, reader, text):
    """A line on each difference between what should be there and what the reader found."""
    found, lost, extra = difference(pieces, furniture, text)
    faults = []
    if lost:
        faults.append(f"{reader}: lost {lost.total()}: {listing(lost)}")
    if extra:
        faults.append(f"{reader}: too much {extra.total()}: {listing(extra)}")
    if not faults:
        print(f"{reader}: {found.total()} pieces")
    return faults
