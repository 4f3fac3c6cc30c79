package dev.workfloo.application.port.out.event;

import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.WorkflooEvent;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * A transition that a subscription has not been told.
 *
 * @param events what happened, or why that cannot be read; nothing where the execution is gone
 * @param held where its execution was held before
 */
public record Untold(
        EventPlace place, Either<RuntimeException, List<WorkflooEvent>> events, Optional<HeldEvent> held) {}
