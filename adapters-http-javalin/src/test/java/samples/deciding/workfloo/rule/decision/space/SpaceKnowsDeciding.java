package samples.deciding.workfloo.rule.decision.space;

import samples.deciding.workfloo.rule.decision.Deciding;

public record SpaceKnowsDeciding(Deciding deciding) {}
