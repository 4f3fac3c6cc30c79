package dev.workfloo.testkit.arbitrary.decision;

/** What a formula reads: a member of what a node left behind. */
public record FactPath(String node, String member) {

    @Override
    public String toString() {
        return node + "." + member;
    }
}
