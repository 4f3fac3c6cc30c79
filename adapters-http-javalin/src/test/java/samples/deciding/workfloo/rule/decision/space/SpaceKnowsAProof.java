package samples.deciding.workfloo.rule.decision.space;

import samples.deciding.workfloo.rule.decision.proof.Proof;

public record SpaceKnowsAProof(Proof proof) {}
