package dev.workfloo.application;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.content.GivenDocuments;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.step.Run;
import dev.workfloo.scenario.ScenarioPolicy;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Turns the wish to start into a started execution, or says why not; nothing is written. The order is the contract's. */
final class StartDecision {

    private final PublishedFlows flows;
    private final CallbackReceiverCheck receivers;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ScenarioPolicy scenarios;

    StartDecision(Workfloo.Parts parts, PublishedFlows flows, CallbackReceiverCheck receivers) {
        this.flows = flows;
        this.receivers = receivers;
        this.scenarios = parts.scenarios();
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /** What an execution relies on. */
    private record Basis(DefinitionVersion version, Optional<ChosenScenario> scenario) {}

    /** What came of a wish, and on which basis, if it came that far. */
    record Decided(Either<WorkflooProblem, Progress> outcome, Optional<?> basis) {}

    Decided decide(StartWorkfloo command) {
        Either<WorkflooProblem, Basis> basis = basis(command);
        return new Decided(basis.flatMap(it -> decide(command, it)), basis.toJavaOptional());
    }

    private Either<WorkflooProblem, Progress> decide(StartWorkfloo command, Basis basis) {
        Instant now = clock.instant();
        CheckedFlow flow = flows.flow(command.scope().workspace(), basis.version());
        Start start = new Start(
                command.scope(),
                basis.version(),
                basis.scenario(),
                command.origin(),
                command.callback(),
                flow.definition().expiresAfter().map(now::plus));
        return run(command, new Started(now, ExecutionId.create(now, random), start), flow);
    }

    private Either<WorkflooProblem, Basis> basis(StartWorkfloo command) {
        boolean sandbox = command.scope().environment() == Environment.SANDBOX;
        Optional<String> scenario = command.scenario().filter(id -> sandbox && !id.isBlank());
        if (command.definition().isBlank()) return Either.left(WorkflooProblem.fieldRequired("idWorkflooDefinition"));
        if (sandbox && scenario.isEmpty() && scenarios.asksAlways())
            return Either.left(WorkflooProblem.SCENARIO_REQUIRED);

        WorkspaceId workspace = command.scope().workspace();
        Optional<DefinitionVersion> version =
                DefinitionId.parse(command.definition()).flatMap(id -> flows.current(workspace, id));
        if (version.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_DEFINITION);
        boolean isMissing = sandbox && scenario.isEmpty() && scenarios.asks(flows.flow(workspace, version.get()));
        if (isMissing) return Either.left(WorkflooProblem.SCENARIO_REQUIRED);
        if (scenario.isEmpty()) return Either.right(new Basis(version.get(), Optional.empty()));

        DefinitionId definition = version.get().definition();
        Optional<ChosenScenario> chosen =
                scenario.flatMap(ScenarioId::parse).flatMap(id -> flows.scenario(workspace, definition, id));
        return chosen.isEmpty()
                ? Either.left(WorkflooProblem.UNKNOWN_SCENARIO)
                : Either.right(new Basis(version.get(), chosen));
    }

    private Either<WorkflooProblem, Progress> run(StartWorkfloo command, Started started, CheckedFlow flow) {
        Either<ExecutionProblem, Progress> begun =
                Run.start(started, flow, command.answers().form());
        return FieldsWrong.unless(wrongBeside(command), begun).mapLeft(Refused::new);
    }

    /** What is wrong beside the answers to the form. */
    private Map<String, String> wrongBeside(StartWorkfloo command) {
        Map<String, String> wrong = new LinkedHashMap<>();
        command.answers()
                .document()
                .filter(it -> !it.members().isEmpty())
                .ifPresent(it -> wrong.putAll(new NothingToAnswer("document", "DOCUMENT").fields()));
        // Before it, nothing can have been kept for the execution.
        command.answers().form().ifPresent(it -> wrong.putAll(GivenDocuments.wrong(it, given -> false)));
        command.callback().ifPresent(it -> wrong.putAll(receivers.wrongCallback(it)));
        return wrong;
    }

    /** Forgets what the decision relied on, so that the next one reads it. */
    void forget(StartWorkfloo command) {
        Optional<ScenarioId> scenario = command.scenario().flatMap(ScenarioId::parse);
        DefinitionId.parse(command.definition())
                .ifPresent(id -> flows.forget(command.scope().workspace(), id, scenario));
    }

    /** Whether the decision relied on something that is no longer so; from here on it is known as it is. */
    boolean isOutdated(StartWorkfloo command, Decided decided) {
        forget(command);
        return !decided.basis().equals(basis(command).toJavaOptional());
    }
}
