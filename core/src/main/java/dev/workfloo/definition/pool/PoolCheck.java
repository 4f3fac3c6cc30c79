package dev.workfloo.definition.pool;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.check.FormulaTypes;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Proves what must hold before a pool is published: each condition says yes or no and reads only what is there, each definition is
 * published, and each entry can be chosen.
 */
public final class PoolCheck {

    private static final int MOST_ENTRIES = 1_000;

    /** What conditions read. */
    static final TypeEnvironment KNOWN = TypeEnvironment.of(
            Map.of(Pool.DRAW, new Type.Num(false, Optional.of(BigDecimal.ZERO), Optional.of(Draw.LARGEST))));

    private final Pool pool;
    private final FindingsAt findings;

    private PoolCheck(Pool pool, Findings findings) {
        this.pool = pool;
        this.findings = findings.root();
    }

    /**
     * What is wrong, if anything is; a warning keeps nothing from being published.
     *
     * @param isPublished whether the workspace has a published definition of this id
     * @param now when it is published: conditions are tried as they would be then
     * @param deadline when the proof must end that each entry can be chosen; of what is unproven by then, or would take too
     *     much memory, nothing is said
     */
    public static List<Finding> check(Pool pool, Predicate<DefinitionId> isPublished, Instant now, Deadline deadline) {
        Findings findings = new Findings();
        new PoolCheck(pool, findings).check(isPublished, now, deadline);
        return findings.all();
    }

    private void check(Predicate<DefinitionId> isPublished, Instant now, Deadline deadline) {
        if (pool.entries().size() > MOST_ENTRIES) {
            findings.error("/pool", "must have at most " + MOST_ENTRIES + " entries");
            return;
        }
        for (int i = 0; i < pool.entries().size(); i++) {
            Pool.Entry entry = pool.entries().get(i);
            FormulaTypes.ofCondition(entry.condition(), KNOWN, findings.at("/pool/" + i + "/if"));
        }
        if (!findings.hasErrors()) mustBeDecided(now);
        if (!findings.hasErrors()) new ReachedEntries(pool, findings, deadline).check();
        for (int i = 0; i < pool.entries().size(); i++) {
            mustBePublished(pool.entries().get(i).definition(), "/pool/" + i + "/definition", isPublished);
        }
        pool.otherwise().ifPresent(it -> mustBePublished(it, "/default", isPublished));
    }

    /** Tried at both ends of what is drawn: what takes too many steps mostly does so whatever was drawn. */
    private void mustBeDecided(Instant now) {
        Stream.of(BigDecimal.ZERO, Draw.LARGEST)
                .flatMap(draw -> pool.failures(now, new Draw(draw)).stream())
                .distinct()
                .forEach(it -> findings.error("/pool/" + it.entry() + "/if", it.why()));
    }

    private void mustBePublished(DefinitionId id, String pointer, Predicate<DefinitionId> isPublished) {
        if (!isPublished.test(id)) findings.error(pointer, "the workspace has no published definition of this id");
    }
}
