package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.util.List;

/** One measurement: who decides, by which hit policy, on how many rows. */
record Contest(Competitor competitor, HitPolicy hitPolicy, int rows) {

    static final int APPLICANTS = 400;
    /** The peers log through SLF4J, and nothing is there that would listen: it need not say so in each process. */
    static final String NO_LOGGING = "-Dslf4j.internal.verbosity=ERROR";

    static Contest parse(List<String> words) {
        return new Contest(
                Competitor.valueOf(words.get(0)), HitPolicy.valueOf(words.get(1)), Integer.parseInt(words.get(2)));
    }

    List<String> words() {
        return List.of(competitor.name(), hitPolicy.name(), Integer.toString(rows));
    }

    String title() {
        return "%s, %s, %,d rows".formatted(competitor.title(), hitPolicy, rows);
    }
}
