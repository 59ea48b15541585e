"""What each measure means, in words that stand beside its figure."""

DEFINITIONS = {
    "NPSV": "Net present social value: present value of benefits, net of burdens, less present value of"
    " costs, each the difference from business as usual. Transfers are left out.",
    "Net present cost": "Present value of costs less that of benefits valued in money: the NPSV with "
    "its sign turned. Where no benefit is valued, the present value of costs.",
    "Equivalent annual cost": "The same sum at the end of each year that is worth the present value of "
    "the extra costs, over the option's life where it has one, else from year 1 to the last year "
    "counted: PV × r / (1 − (1 + r)^−n), with the rate and the years said.",
    "BCR": "Benefit-cost ratio: present value of incremental benefits, net of burdens, over present "
    "value of incremental costs, whoever pays (the denominator). A saving recorded as a benefit is a "
    "benefit, not a lower cost.",
    "BCR on the public budget": "Present value of incremental benefits, net of burdens and of extra "
    "costs that fall on others, over present value of the extra costs that fall on the council and on "
    "public agencies (the denominator).",
    "Value for money": "Indicative only: the class of the BCR above in the published table, a ratio on "
    "a boundary taking the upper class. It knows nothing of effects that are not valued in money; they "
    "stand beside it.",
    "SROI ratio": "Social return on investment: present value of the outcomes of everybody, negative "
    "ones included, over present value of the whole investment, whoever gives it, in kind included; "
    "what business as usual costs is not taken off. Transfers are left out.",
    "Payback": "Years until the undiscounted running total of the net flow is not negative and stays so"
    " to the last year counted, interpolated within its year. 'Never' means not within the years "
    "counted.",
    "Discounted payback": "The same for the discounted net flow.",
    "Rate of return": "The discount rate at which the net flow is worth nothing, as if each flow fell "
    "at the end of its year. Shown, never ranked by.",
    "Cost per outcome": "Present value of extra costs, whoever pays, over the outcomes beyond what "
    "would happen anyway and beyond business as usual, each person once, before any correction for doubt. "
    "Where the unit of the people is so many a year, these are new people in every year counted, as the "
    "outcome builds up and fades; otherwise the same people throughout, at full effect. Lines that name the "
    "same outcome add up, so one line names it where several value the same people.",
    "Cost per outcome and year": "The same cost over the years of the outcome: the same people counted again "
    "in every year it is felt, as it builds up and fades; of people who are new every year, their number "
    "times the units of each where these are years. Years are not discounted.",
    "Present value": "Each year's sum, times the discount factor of its year.",
    "Running total": "The sum of the net flow so far, undiscounted.",
}
"""By the name of the measure, in the order in which they are shown."""

TERMS = ("Present value", "Running total")
"""Those that are words of the tables, not answers."""
