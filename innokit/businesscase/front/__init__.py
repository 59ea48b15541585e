"""The front page: what a decider asks, in that order, each answered in a few plain sentences."""

from innokit.businesscase.front.basis import Judged
from innokit.businesscase.front.page import HEADINGS, FrontPage, front_page

__all__ = ["HEADINGS", "FrontPage", "Judged", "front_page"]
