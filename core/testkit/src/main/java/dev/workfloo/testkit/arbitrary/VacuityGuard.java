package dev.workfloo.testkit.arbitrary;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import net.jqwik.api.statistics.Statistics;

/**
 * Lets a property fail that passed for nothing: of {@value #ENOUGH} tries or more, fewer than one in {@value #ONE_IN} came to what
 * it claims ({@link Claim}). Where assumptions rejected nearly all, jqwik fails by itself; then this says what was drawn, and what
 * to draw instead. What {@link WorkflooArbitraries} drew is in jqwik's statistics by itself.
 *
 * <p>jqwik finds it on the class path; there is nothing to register.
 */
public final class VacuityGuard implements AroundPropertyHook, AroundTryHook {

    /** With fewer tries, nothing is judged. */
    static final int ENOUGH = 50;

    static final int ONE_IN = 100;

    private static final String INSTEAD =
            "\nDraw what gets there: WorkflooArbitraries.of(definition).facts(node), with .reaching(exit) or .hitting(rule)"
                    + " for a part of it, or .answers(form); or ask it of what comes out, such as that nobody approved is under 18.";

    /** Made by jqwik. */
    public VacuityGuard() {}

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor executor, List<Object> parameters)
            throws Throwable {
        TryExecutionResult result = executor.execute(parameters);
        Tally.ofThisProperty().ifPresent(tally -> {
            tally.tried(result.isInvalid());
            for (Object parameter : parameters) if (parameter instanceof Labelled drawn) count(drawn, tally);
        });
        return result;
    }

    private static void count(Labelled drawn, Tally tally) {
        tally.drawn(drawn);
        drawn.labels().forEach((label, those) -> Statistics.label(label).collect(String.join(", ", those)));
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor executor) {
        PropertyExecutionResult result = executor.execute();
        return Tally.ofThisProperty()
                .flatMap(tally -> vacuous(result, tally))
                .map(words -> result.mapToFailed(words + INSTEAD))
                .orElse(result);
    }

    private static Optional<String> vacuous(PropertyExecutionResult result, Tally tally) {
        if (tally.tries() < ENOUGH) return Optional.empty();
        boolean isExhausted = result.status() == Status.FAILED
                && result.falsifiedParameters().isEmpty()
                && tally.rejected() * 2 > tally.tries();
        if (isExhausted) {
            return Optional.of("The property proves nothing: its assumptions rejected " + tally.rejected() + " of "
                    + tally.tries() + " tries." + tally.words());
        }
        if (result.status() != Status.SUCCESSFUL) return Optional.empty();
        return tally.hardlyMade(ONE_IN)
                .map(claims -> "The property passed and proves nothing: " + claims + "." + tally.words());
    }
}
