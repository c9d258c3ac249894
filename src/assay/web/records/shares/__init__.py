"""Links a learner gives out, their scope, their end, how often they were opened."""
