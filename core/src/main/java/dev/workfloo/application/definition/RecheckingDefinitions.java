package dev.workfloo.application.definition;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.in.RecheckDefinitions;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Definitions.Current;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.check.SplitNumbers;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.decision.space.Deadline;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one definition after the other, since there may be many. */
public final class RecheckingDefinitions implements RecheckDefinitions {

    private final Definitions definitions;
    private final InstantSource clock;

    public RecheckingDefinitions(Definitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    @Override
    public List<Outdated> outdated() {
        return definitions.current().stream()
                .map(current -> new Outdated(current.workspace(), current.version(), findings(current)))
                .filter(outdated -> !outdated.findings().isEmpty())
                .toList();
    }

    private List<Finding> findings(Current current) {
        return find(current)
                .map(definition -> Stream.concat(
                                FlowCheck.check(definition, Deadline.usual(clock)).findings().stream()
                                        .filter(Finding::isError),
                                SplitNumbers.maybeIn(definition).stream())
                        .toList())
                .orElse(List.of());
    }

    /** What is damaged is said where it is needed. */
    private Optional<WorkflooDefinition> find(Current current) {
        try {
            return definitions.find(current.workspace(), current.version());
        } catch (StoreDamaged e) {
            return Optional.empty();
        }
    }
}
