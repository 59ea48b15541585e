"""The public duties that a decision may touch: prompts, the one place to change to add a council's own.

A prompt says what to think of and where it comes from. It is no legal advice, and an answer here is no
certificate: whether a duty was met is for people who know the law and the case. The laws are named from
general knowledge, not read for this list: have it read by whoever governs information in your council.
"""

from __future__ import annotations

from typing import NamedTuple


class PublicDuty(NamedTuple):
    """One prompt.

    Attributes
    ----------
    key : str
        By which an answer names it; never shown on its own.
    title : str
    where : str
        Where in the United Kingdom it may apply.
    asks : str
    origin : str
        The law it comes from.
    """

    key: str
    title: str
    where: str
    asks: str
    origin: str


UK, GB, ENGLAND, SCOTLAND, WALES = "UK", "England, Scotland, Wales", "England", "Scotland", "Wales"

DUTIES: tuple[PublicDuty, ...] = (
    PublicDuty(
        "equality", "Equality", GB,
        "Who is affected more than others, and was that weighed before the decision, not after?",
        "Equality Act 2010, section 149",
    ),
    PublicDuty(
        "data-protection", "Data protection", UK,
        "Is personal data used in a way that may be a high risk to people, and was that assessed first?",
        "UK GDPR, article 35; Data Protection Act 2018",
    ),
    PublicDuty(
        "subsidy", "Subsidy control", UK,
        "Does anybody who trades get help from public money that others do not get?",
        "Subsidy Control Act 2022",
    ),
    PublicDuty(
        "accessibility", "Accessibility", UK,
        "Can everybody use what goes on a website or in an app, and is there a statement?",
        "Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018",
    ),
    PublicDuty(
        "best-value", "Best value", GB,
        "Is it an improvement in economy, efficiency and effectiveness, and were the right people consulted?",
        "Local Government Act 1999; Local Government in Scotland Act 2003; Local Government and Elections "
        "(Wales) Act 2021",
    ),
    PublicDuty(
        "information", "Freedom of information", UK,
        "Is it written so that it can be released, and is marked what cannot?",
        "Freedom of Information Act 2000; Freedom of Information (Scotland) Act 2002",
    ),
    PublicDuty(
        "transparency", "Open data", ENGLAND,
        "Which figures of this must be published, and when?",
        "Local Government Transparency Code 2015",
    ),
    PublicDuty(
        "procurement", "Procurement", UK,
        "Is something bought that has to be advertised, and were social value and conflicts of interest "
        "looked at?",
        "Procurement Act 2023; Procurement Reform (Scotland) Act 2014",
    ),
    PublicDuty(
        "children", "Children's rights", UK,
        "What does it do to children, and were they asked?",
        "Children Act 2004; UNCRC (Incorporation) (Scotland) Act 2024; Rights of Children and Young Persons "
        "(Wales) Measure 2011",
    ),
    PublicDuty(
        "fairer-scotland", "Fairer Scotland", SCOTLAND,
        "Does it make inequality of means smaller or larger?",
        "Equality Act 2010, section 1, as commenced in Scotland",
    ),
    PublicDuty(
        "islands", "Island communities", SCOTLAND,
        "Does it fall on an island otherwise than on the mainland?",
        "Islands (Scotland) Act 2018",
    ),
    PublicDuty(
        "gaelic", "Gaelic and Scots", SCOTLAND,
        "What does the council's language plan ask of it?",
        "Gaelic Language (Scotland) Act 2005; Scottish Languages Act 2025",
    ),
    PublicDuty(
        "future-generations", "Future generations", WALES,
        "How does it serve the well-being goals, by the five ways of working?",
        "Well-being of Future Generations (Wales) Act 2015",
    ),
    PublicDuty(
        "welsh", "Welsh language", WALES,
        "What does it do to chances to use Welsh, and is Welsh treated no less favourably?",
        "Welsh Language (Wales) Measure 2011",
    ),
    PublicDuty(
        "socio-economic", "Socio-economic duty", WALES,
        "Does it make inequality of means smaller or larger?",
        "Equality Act 2010, section 1, as commenced in Wales",
    ),
)  # fmt: skip

BY_KEY: dict[str, PublicDuty] = {one.key: one for one in DUTIES}
