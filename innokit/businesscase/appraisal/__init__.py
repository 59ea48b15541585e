"""The appraisal: what each option is worth against business as usual, in total and by stakeholder."""
