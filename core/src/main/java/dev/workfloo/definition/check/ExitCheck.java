package dev.workfloo.definition.check;

import dev.workfloo.definition.Exits;
import dev.workfloo.document.FindingsAt;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compares the exits that a decision can take with those that lead somewhere. */
final class ExitCheck {

    private final Exits exits;
    private final FindingsAt findings;
    private final Set<String> taken = new LinkedHashSet<>();

    ExitCheck(Exits exits, FindingsAt findings) {
        this.exits = exits;
        this.findings = findings;
    }

    void take(String exit, String pointer) {
        if (taken.add(exit) && !exits.targets().containsKey(exit)) {
            findings.error(
                    pointer, "exits does not say where " + exit + " leads: name a node, or null to end the flow");
        }
    }

    void checkThatAllAreTaken() {
        for (String exit : exits.targets().keySet()) {
            if (!taken.contains(exit)) findings.error("/exits/" + exit, "nothing leads to this exit");
        }
    }

    Set<String> taken() {
        return taken;
    }
}
