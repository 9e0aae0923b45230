"""Joins tagged documents without losing their tags.

A tagged PDF has a tree of its headings, paragraphs and lists, and a table that leads from the marks on each
page back into that tree, by a number that the page carries (ISO 32000-1, 14.7).  Joined documents all count
from nought, so the numbers of each part are moved up by those that were given before.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

_OF_DOCUMENT = ("/Lang", "/Metadata", "/MarkInfo", "/ViewerPreferences")


class TaggedJoin:
    """Appends documents to ``target``; ``finish`` writes the common tree."""

    def __init__(self, target: pikepdf.Pdf) -> None:
        self._target = target
        self._next = 0
        self._numbers = Array()
        self._tree = target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._whole = target.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._tree, K=Array()))

    def append(self, part: pikepdf.Pdf) -> None:
        """Adds the pages of ``part`` and what it says about them; a part without tags adds only pages."""
        before = len(self._target.pages)
        self._target.pages.extend(part.pages)
        if before == 0:
            self._take_over(part)
        if "/StructTreeRoot" in part.Root:
            tree = self._copied(part, part.Root.StructTreeRoot)
            self._renumber(before, tree)
            self._graft(tree)

    def finish(self) -> None:
        """Makes the tree that of the document, if any part had one."""
        if self._next:
            self._tree.K = Array([self._whole])
            self._tree.ParentTree = self._target.make_indirect(Dictionary(Nums=self._numbers))
            self._tree.ParentTreeNextKey = self._next
            self._target.Root.StructTreeRoot = self._tree

    def _copied(self, part: pikepdf.Pdf, value: pikepdf.Object) -> pikepdf.Object:
        """A copy in the target; what it says of pages leads to the pages that were appended before."""
        return self._target.copy_foreign(value if value.is_indirect else part.make_indirect(value))

    def _take_over(self, part: pikepdf.Pdf) -> None:
        for key in _OF_DOCUMENT:
            if key in part.Root:
                self._target.Root[key] = self._copied(part, part.Root[key])

    def _renumber(self, before: int, tree: pikepdf.Object) -> None:
        for page in self._target.pages[before:]:
            holders = [page.obj, *page.obj.get("/Annots", [])]
            for holder in holders:
                for key in ("/StructParents", "/StructParent"):
                    if key in holder:
                        holder[key] = int(holder[key]) + self._next
        numbers = tree.ParentTree.Nums
        for at in range(0, len(numbers), 2):
            self._numbers.append(int(numbers[at]) + self._next)
            self._numbers.append(numbers[at + 1])
        self._next += int(tree.ParentTreeNextKey)

    def _graft(self, tree: pikepdf.Object) -> None:
        """Hangs the part's documents into the whole one, each as a ``Part``."""
        branches = tree.K if isinstance(tree.K, Array) else Array([tree.K])
        for branch in branches:
            branch.P = self._whole
            branch.S = Name.Part if Name.Document == branch.S else branch.S
            self._whole.K.append(branch)
        if "/RoleMap" in tree and "/RoleMap" not in self._tree:
            self._tree.RoleMap = tree.RoleMap
