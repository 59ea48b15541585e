"""The six phases in words of our own: the one place to change to use another council's wording or language.

That there are six, the names of the first two and the last, and what these three start from and lead to,
follows the public description of the Innovation Toolkit; the names of phases 3 to 5, and what happens in
them, are ours. A council that words them otherwise, or in Welsh, hands its own tuple of phases to `guide`,
`missing` and `overview`; only the keys of items and the file names of notebooks are fixed.
"""

from __future__ import annotations

from innokit.process.phase import Activity, Item, Phase

SET_UP = Phase(
    1,
    "Set-up",
    "01_set_up.ipynb",
    "Why do this, who stands behind it, and how will it be run?",
    "Settle why this is worth doing, win senior support, choose how to run it, and start it properly.",
    "Short where your own staff run it; longer where outside help has to be bought.",
    (
        Activity("Say why", "Write down what drives the change, what is known, and who is in most need."),
        Activity(
            "Make the case for the process", "Show what looking for new ideas could win, and ask the sponsor."
        ),
        Activity("Choose how to run it", "Compare doing it in-house with buying help, by days and money."),
        Activity(
            "Find people, money and oversight", "Name the roles, set the budget, put dates in the calendar."
        ),
    ),
    (
        Item("driver", "Something drives a change", "Challenge, with drivers", "Service director"),
        Item("known", "The issue is broadly understood", "Challenge, with evidence; NeedGroup", "Analyst"),
        Item(
            "ideas_wanted", "Ideas are wanted: the answer is not settled already", "Tick", "Service director"
        ),
    ),
    (
        Item(
            "challenge",
            "The question says who is in most need",
            "Challenge, with most_in_need",
            "Service director",
        ),
        Item(
            "reason",
            "The reason to go ahead is settled",
            "Challenge, with drivers and evidence",
            "Service director",
        ),
        Item("buy_in", "The sponsor has signed", "SignOff, with role 'sponsor'", "Sponsor"),
        Item(
            "approach",
            "The way to run it is chosen, with a reason",
            "Approach, chosen, with reason",
            "Sponsor",
        ),
        Item("people", "The people are found", "Role, with holder", "Project manager"),
        Item("money", "The money is set aside", "BudgetItem, secured; Approach, with budget", "Finance lead"),
        Item("oversight", "Somebody oversees progress, on set dates", "Meeting, with date", "Sponsor"),
        Item(
            "outside_help",
            "Outside help is under contract, where wanted",
            "Tick, unless in-sourced",
            "Project manager",
        ),
    ),
)

PLANNING = Phase(
    2,
    "Planning",
    "02_planning.ipynb",
    "What is the event about, who should be in the room, and what will they judge by?",
    "Fix the focus, invite a mixed group, prepare what provokes thinking, and organise the day.",
    "At least six weeks from knowing whom to invite to the day itself; more where the theme needs research.",
    (
        Activity(
            "Fix the focus",
            "Name an issue or a group of people: neither so narrow that nothing fits, nor too wide.",
        ),
        Activity(
            "Choose whom to invite",
            "Mix sectors, social and technology practice, and people who use the service.",
        ),
        Activity(
            "Prepare stimulus",
            "Collect facts, stories and technologies, and a question to think about beforehand.",
        ),
        Activity("Agree the criteria", "Settle what ideas will be judged by before anybody has seen one."),
        Activity("Plan the event", "Book place, food and facilitator, and write the agenda."),
    ),
    (
        Item(
            "process_manager",
            "A project manager runs the process",
            "Role 'project manager', with holder",
            "Sponsor",
        ),
    ),
    (
        Item(
            "focus",
            "The focus is fixed, with its target group",
            "Focus, with target_group",
            "Project manager",
        ),
        Item(
            "sectors",
            "Public, private and third sectors are invited",
            "Participant, with sector",
            "Project manager",
        ),
        Item(
            "practices",
            "Social practice, technology and experience of the service meet",
            "Participant, with practice",
            "Project manager",
        ),
        Item(
            "facilitator",
            "An experienced facilitator leads the day",
            "Event, with facilitator",
            "Project manager",
        ),
        Item(
            "notice",
            "Invitees have six weeks' notice",
            "Event, with date and invitees_known",
            "Project manager",
        ),
        Item("venue_booked", "Place, food and equipment are booked", "Tick", "Project manager"),
        Item("stimulus", "Stimulus material is ready", "Stimulus: fact, story or technology", "Facilitator"),
        Item("preparation", "There is a question to prepare beforehand", "Stimulus: question", "Facilitator"),
        Item("criteria", "Criteria are recorded", "Criterion", "Sponsor"),
        Item(
            "scales", "Each criterion says what 0 and 100 look like", "Criterion, with both ends", "Analyst"
        ),
    ),
)

EVENT = Phase(
    3,
    "Innovation Event",
    "03_innovation_event.ipynb",
    "Which ideas came up, what did the room think of them, and what became of each?",
    "Bring out many ideas on the focus, mix disciplines, and leave with grouped ideas and a first shortlist.",
    "Half a day or a day, and up to two weeks to write it up.",
    (
        Activity("Provoke", "Show the stimulus and share what people prepared."),
        Activity("Collect ideas", "Alone first, then in mixed groups; each in its author's own words."),
        Activity("Group them", "Put like with like and name each group."),
        Activity("Judge", "Vote with dots, with the agreed criteria in view."),
        Activity("Sift", "Agree what is shortlisted, parked or refused, why, and who takes it further."),
        Activity("Thank", "Tell everybody what became of their ideas."),
    ),
    (),
    (
        Item("ideas", "Ideas are recorded", "Idea", "Facilitator"),
        Item(
            "authors",
            "Each idea can be followed to its author or table",
            "Idea, with author or table",
            "Facilitator",
        ),
        Item("themes", "Ideas are grouped", "Idea, with theme", "Facilitator"),
        Item("votes", "The room has voted", "Vote", "Facilitator"),
        Item("sifted", "Every idea has an outcome", "Sifting", "Project manager"),
        Item("sift_reasons", "Every outcome has a reason", "Sifting, with reason", "Project manager"),
        Item(
            "shortlist",
            "A shortlist stands; four to eight is usual",
            "Sifting: shortlisted",
            "Project manager",
        ),
        Item("owners", "Every shortlisted idea has an owner", "Sifting, with owner", "Project manager"),
        Item("thanked", "Those who came know what became of their ideas", "Tick", "Project manager"),
    ),
)

REFINEMENT = Phase(
    4,
    "Idea Refinement",
    "04_idea_refinement.ipynb",
    "What would each idea look like in practice, and which options deserve a business case?",
    "Turn shortlisted ideas into defined options, compare them, and carry two or three forward.",
    "Four to eight weeks.",
    (
        Activity(
            "Write a concept sheet", "Say for each idea what is wrong today, for whom, and how it would work."
        ),
        Activity("Look for evidence", "Find who has tried it and what happened."),
        Activity("Talk to people", "Ask those who would use it and those who would deliver it."),
        Activity(
            "Compare",
            "Score each option on each criterion, weigh the criteria, and see what would change the order.",
        ),
        Activity("Select", "Carry two or three forward with reasons, and park the others with theirs."),
    ),
    (),
    (
        Item("concepts", "Each shortlisted idea has a concept sheet", "Concept, with ideas", "Idea owners"),
        Item(
            "concepts_full",
            "Each sheet says what is wrong, for whom, what changes and how",
            "Concept, with problem, users, change and how",
            "Idea owners",
        ),
        Item("consulted", "Users and delivery partners were asked", "Tick", "Project manager"),
        Item("options", "There are at least two options", "Option", "Analyst"),
        Item(
            "baseline", "Exactly one option is business as usual", "Option, with role 'baseline'", "Analyst"
        ),
        Item("scored", "Each option is scored on each criterion", "Score or Level", "Assessors"),
        Item("weighted", "Each criterion has a weight", "SwingPoints or DirectWeight", "Assessors"),
        Item("selected", "Two or three options are carried forward", "Selection: carried forward", "Sponsor"),
        Item("selection_reasons", "Each selection has a reason", "Selection, with reason", "Sponsor"),
    ),
)

BUSINESS_CASE = Phase(
    5,
    "Business Case",
    "05_business_case.ipynb",
    "Is it worth doing, for whom, and how sure can we be?",
    "Build for each option carried forward a case that is short, complete and strong enough to decide on.",
    "Four to eight weeks, in sessions with the owner and the main stakeholders.",
    (
        Activity("Define", "Say what each option is, and what happens if nothing is decided."),
        Activity("Name the stakeholders", "Say who gains, pays, delivers and decides."),
        Activity(
            "Put figures to it",
            "Record costs and benefits, who bears and receives them, and where each figure comes from.",
        ),
        Activity("Test it", "Move what is uncertain and see what would change the answer."),
        Activity("Plan and look for risks", "Set stages with dates and owners; say what may go wrong."),
        Activity("Have it checked", "Ask those who would have to deliver it."),
    ),
    (),
    (
        Item("frame", "Base year, horizon and discounting are set", "Frame", "Finance lead"),
        Item(
            "stakeholders", "Stakeholders are named, each with its part", "Stakeholder, with part", "Analyst"
        ),
        Item("costs", "Each option carried forward has its costs", "CostLine", "Finance lead"),
        Item("benefits", "Each option carried forward has its benefits", "BenefitLine", "Analyst"),
        Item(
            "parties",
            "Each line says who pays or gains",
            "CostLine, with payer; BenefitLine, with gainer",
            "Finance lead",
        ),
        Item(
            "sources",
            "Each figure says where it comes from",
            "CostLine, BenefitLine and Assumption, with source",
            "Analyst",
        ),
        Item("risks", "Risks are recorded, each with an owner", "Risk, with owner", "Project manager"),
        Item(
            "plan",
            "The plan has stages with dates and owners",
            "Milestone, with finish and owner",
            "Project manager",
        ),
        Item("layout", "It holds what deciders need, the way they want it", "Tick", "Sponsor"),
        Item(
            "checked",
            "Those who would have to deliver have checked it",
            "Validation, by each stakeholder that delivers",
            "Delivery partners",
        ),
    ),
)

DECISION = Phase(
    6,
    "Action Decision",
    "06_action_decision.ipynb",
    "What was decided, by whom and why, and how will we know whether it worked?",
    "Decide what happens to each option that has a case, open delivery, and evaluate from the first day.",
    "One meeting to decide; the papers for delivery and evaluation in the weeks after it.",
    (
        Activity("Decide", "Go, go with conditions, pilot, refine or stop; with reasons, body and date."),
        Activity("Open delivery", "Name a project manager and write the initiation document."),
        Activity(
            "Start to evaluate", "Set what will be measured, from what level, to what target, and by whom."
        ),
    ),
    (),
    (
        Item(
            "decision",
            "The decision has reasons and a date",
            "Decision, with reasons and date",
            "Deciding body",
        ),
        Item(
            "ranking",
            "A choice that does not rank first says why",
            "Decision, with against_ranking; or a Tick where it ranks first",
            "Deciding body",
        ),
        Item("delivery_manager", "A project manager is named", "Decision, with project_manager", "Sponsor"),
        Item(
            "initiated",
            "What was agreed has its initiation document",
            "InitiationNote, for what the record does not say already",
            "Project manager",
        ),
        Item(
            "success",
            "A pilot has success criteria",
            "SuccessCriterion, with indicator and target",
            "Evaluator",
        ),
        Item(
            "evaluation",
            "A pilot has its evaluation",
            "Evaluation, with evaluator, method and both dates",
            "Evaluator",
        ),
        Item(
            "signed",
            "The decision is approved, on an assurance that stands",
            "SignOff, with role 'assurer', then SignOff, with role 'approver'",
            "Approver",
        ),
    ),
)

PHASES = (SET_UP, PLANNING, EVENT, REFINEMENT, BUSINESS_CASE, DECISION)
"""The six phases, in order."""
