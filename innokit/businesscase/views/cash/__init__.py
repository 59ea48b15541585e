"""The council's cash: from lines in real prices to a budget in the money of each year."""
