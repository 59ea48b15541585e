"""Which sections of the notebooks show what, so that a panel can say what to run again after a change."""

from __future__ import annotations

_STANDING = "What is this phase for, and where does it stand?"
_MISSING = "What is missing, who should look, and which notebook is next?"
_GATE = "May the work pass the gate?"
_WEIGHED = ("swing_points", "direct_weight", "weight_rank", "pairwise_judgement")
_SCORED = ("option", "criterion", "level", "score", *_WEIGHED, "assessor")
_COSTED = ("option", "frame", "cost", "assumption")
_APPRAISED = (*_COSTED, "benefit", "stakeholder")
_PRINTED = ("published_figure",)
_FRONT = (*_APPRAISED, "challenge", "decision", "selection", "risk", "scenario", "scenario_value", "sign_off")
_MONEY_AND_SCORE = tuple(dict.fromkeys([*_SCORED, *_APPRAISED]))
_PARTS = (
    *_FRONT, "concept", "benefit_rating", "burden_rating", "aspect_rating", "score", "level", "milestone",
    "funding", "inflation", "macro_effect",
)  # fmt: skip
_ON_THE_BOARD = ("merging", "splitting", "theme", "kept_apart")
_ASSURED = ("sign_off", "role", "validation", "quality_answer", "duty")
_REQUIRED = ("requirement", "requirement_judgement")

SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("01_set_up", "What is the question, and why now?", ("challenge", "need_group", "sign_off")),
    ("01_set_up", "Who is in most need?", ("need_group",)),
    ("01_set_up", "How will it be run?", ("approach", "assumption")),
    ("01_set_up", "Who does the work?", ("role", "approach")),
    ("01_set_up", "What does it cost to run, and is the money agreed?", ("budget_item", "approach")),
    ("01_set_up", "Who oversees it, and when?", ("meeting", "event", "decision", "idea")),
    ("01_set_up", "Who has put their role behind it?", ("sign_off",)),
    ("02_planning", "What is the event about?", ("focus",)),
    ("02_planning", "Who should be in the room?", ("participant",)),
    ("02_planning", "When and where is it?", ("event", "focus", "participant", "stimulus", "criterion")),
    ("02_planning", "What happens when on the day?", ("agenda_item", "event")),
    ("02_planning", "What will provoke thinking?", ("stimulus",)),
    ("02_planning", "What will ideas and options be judged by?", ("criterion",)),
    ("02_planning", "Is each step up a scale worth as much as the last?", ("criterion", "level")),
    ("02_planning", "What must every option meet, however good it is?", ("requirement",)),
    ("02_planning", "Who will judge, and has anybody an interest?", ("assessor",)),
    (
        "02_planning",
        "What does the step from worst to best count for on each criterion?",
        (*_WEIGHED, "criterion", "assessor"),
    ),
    (
        "02_planning",
        "Is all this fixed before anybody has seen an idea?",
        ("criterion", "requirement", "event"),
    ),
    ("03_innovation_event", "Which ideas came up?", ("idea",)),
    (
        "03_innovation_event",
        "What says the same, and how do the ideas group?",
        ("idea", *_ON_THE_BOARD, "ballot", "vote", "sifting"),
    ),
    ("03_innovation_event", "How did the room choose?", ("ballot", "vote", "idea", "merging", "splitting")),
    (
        "03_innovation_event",
        "What became of each idea?",
        ("idea", "vote", "sifting", *_ON_THE_BOARD, "concept", "option", "selection"),
    ),
    (
        "03_innovation_event",
        "What happened in the room?",
        ("session_note", "agenda_item", "participant", "event", "idea"),
    ),
    ("04_idea_refinement", "What would each idea look like in practice?", ("concept", "idea", "sifting")),
    ("04_idea_refinement", "What must happen for it to work?", ("change_step", "benefit", "concept")),
    (
        "04_idea_refinement",
        "Is it wanted, can it be done, can it be kept up?",
        ("lens_rating", "concept", "assessor"),
    ),
    ("04_idea_refinement", "What is being compared?", ("option", "concept")),
    (
        "04_idea_refinement",
        "What goes from the long list to the short list, and why?",
        ("framework_choice", "option", *_REQUIRED),
    ),
    (
        "04_idea_refinement",
        "Are they judged on what was agreed beforehand?",
        ("criterion", "requirement", "event"),
    ),
    (
        "04_idea_refinement",
        "How good is each option on each criterion?",
        ("level", "score", "option", "criterion", "assessor"),
    ),
    ("04_idea_refinement", "Who differs, and where would talking help?", _SCORED),
    ("04_idea_refinement", "What does each criterion weigh?", _SCORED),
    ("04_idea_refinement", "Which option is worth most?", _SCORED),
    ("04_idea_refinement", "Does the order hold when weights are asked another way?", _SCORED),
    ("04_idea_refinement", "Which options are worth their cost?", tuple(dict.fromkeys([*_SCORED, *_COSTED]))),
    ("04_idea_refinement", "What if one criterion counted for more?", _SCORED),
    ("04_idea_refinement", "How often does each option come first?", _SCORED),
    ("04_idea_refinement", "Would the choice survive cross-examination?", (*_SCORED, *_REQUIRED)),
    ("04_idea_refinement", "Do published figures come out again?", (*_SCORED, *_PRINTED)),
    ("04_idea_refinement", "Which options go forward, and why?", ("selection", "option")),
    ("05_business_case", "What is asked, on one page?", _FRONT),
    ("05_business_case", "What exactly is proposed?", ("option", "concept")),
    ("05_business_case", "Who gains, pays, delivers and decides?", ("stakeholder",)),
    (
        "05_business_case",
        "What would each feel of it?",
        ("benefit_rating", "burden_rating", "aspect", "aspect_rating", "stakeholder", "option"),
    ),
    ("05_business_case", "Over which years, and in whose prices?", ("frame", "inflation")),
    ("05_business_case", "What do the figures rest on?", ("assumption", "source")),
    ("05_business_case", "What does each option cost?", ("cost", "option", "stakeholder", "assumption")),
    ("05_business_case", "What does each option bring?", ("benefit", "option", "stakeholder", "assumption")),
    ("05_business_case", "How is each line worked out?", _APPRAISED),
    ("05_business_case", "What is each option worth against business as usual?", _APPRAISED),
    ("05_business_case", "When does it pay back, and for whom?", _APPRAISED),
    ("05_business_case", "Who pays and who gains?", _APPRAISED),
    ("05_business_case", "What does it do to the council's budget?", (*_APPRAISED, "funding", "inflation")),
    ("05_business_case", "Why do the three views differ?", (*_APPRAISED, "funding", "inflation")),
    ("05_business_case", "What happens to the answer if an assumption moves?", _APPRAISED),
    ("05_business_case", "What would change the answer?", _APPRAISED),
    (
        "05_business_case",
        "What if several things differ at once?",
        (*_APPRAISED, "scenario", "scenario_value"),
    ),
    ("05_business_case", "How sure can we be?", (*_APPRAISED, "correlation", "funding", "inflation")),
    ("05_business_case", "Did others who did this find the same?", (*_APPRAISED, "reference_class")),
    (
        "05_business_case",
        "Does worth in money agree with worth in scores?",
        (*_MONEY_AND_SCORE, "correlation"),
    ),
    ("05_business_case", "What would an auditor find?", (*_APPRAISED, "risk", "challenge")),
    ("05_business_case", "What has come back from those who checked it?", ("proposal",)),
    ("05_business_case", "Do published figures come out again?", (*_APPRAISED, *_PRINTED)),
    ("05_business_case", "What may go wrong?", ("risk", "option")),
    ("05_business_case", "What happens when?", ("milestone",)),
    ("05_business_case", "What does it do for the area?", ("macro_effect", "option")),
    (
        "05_business_case",
        "Do those who would have to deliver agree?",
        ("validation", "stakeholder", "option"),
    ),
    ("05_business_case", "How well was it made and checked?", ("quality_answer",)),
    ("05_business_case", "Which public duties does it touch?", ("duty",)),
    ("05_business_case", "Who has checked it, and does that still hold?", _ASSURED),
    ("05_business_case", "Which of the sixteen parts is empty?", _PARTS),
    ("06_action_decision", "What lies before the deciders?", (*_FRONT, *_SCORED, "validation")),
    ("06_action_decision", "Is it worth a pilot first?", (*_APPRAISED, "study", "correlation")),
    ("06_action_decision", "What was decided, by whom and why?", ("decision", *_MONEY_AND_SCORE)),
    (
        "06_action_decision",
        "What opens delivery?",
        (
            *_PARTS,
            "initiation_note",
            "evaluation",
            "success_criterion",
            "meeting",
            "role",
            "focus",
            "requirement",
        ),
    ),
    (
        "06_action_decision",
        "How will we know whether it worked?",
        ("success_criterion", "evaluation", "decision"),
    ),
    ("06_action_decision", "What came of it?", (*_APPRAISED, "actual", "success_criterion")),
    ("06_action_decision", "Who has signed?", _ASSURED),
)
"""Notebook, heading, and the kinds of record that the section shows or works from."""

ALWAYS: tuple[tuple[str, str], ...] = (
    ("00_start", "Where does this project stand?"),
    *((name, heading) for name in dict.fromkeys(s[0] for s in SECTIONS) for heading in (_STANDING, _MISSING)),
    ("00_start", "How far along the way is it?"),
    ("00_start", "Which gate is shut, and who let the work pass one?"),
    *((name, _GATE) for name in ("01_set_up", "02_planning", "03_innovation_event", "05_business_case")),
    ("06_action_decision", "Which head goes into the minutes?"),
)
"""Notebook and heading of the sections that follow every entry."""


def showing(kind: str) -> list[str]:
    """Give the headings of the sections that show a kind, each after the number of its notebook.

    >>> showing("milestone")[-1]
    '06: What opens delivery?'
    """
    return [f"{name[:2]}: {heading}" for name, heading, kinds in SECTIONS if kind in kinds]
