package samples.deciding.workfloo.rule.decision;

import samples.deciding.workfloo.rule.decision.proof.Proof;

public record DecidesByAProof(Proof proof) {}
