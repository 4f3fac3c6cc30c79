package dev.workfloo.application;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.callback.CallbackReceiverCheck;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.definition.PublishedPools;
import dev.workfloo.application.file.IncomingFiles;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.Target.OfDefinition;
import dev.workfloo.application.port.in.StartWorkfloo.Target.OfPool;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.PoolUndecided;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.port.out.PoolDraws;
import dev.workfloo.content.GivenDocuments;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.file.StartAnswers;
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
    private final PublishedPools pools;
    private final CallbackReceiverCheck receivers;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PoolDraws draws;
    private final ScenarioPolicy scenarios;
    private final IncomingFiles files;

    StartDecision(Workfloo.Parts parts, PublishedFlows flows, CallbackReceiverCheck receivers) {
        this.flows = flows;
        this.pools = flows.pools();
        this.receivers = receivers;
        this.scenarios = parts.choices().scenarios();
        this.files = parts.files();
        this.clock = parts.clock();
        this.random = parts.random();
        this.draws = parts.choices().draws();
    }

    /**
     * All by which a start can fall out one way or the other, besides what is published.
     *
     * @param draw for a pool, drawn once for a wish however often it is decided
     */
    record Lot(Instant now, Optional<Draw> draw) {}

    /** What an execution relies on. */
    private record Basis(DefinitionVersion version, Optional<ChosenScenario> scenario, Optional<PoolChoice> pool) {}

    /** Which definition a wish comes to, and in which scenario. */
    private record Meant(String definition, Optional<String> scenario, Optional<PoolChoice> pool) {}

    /** What came of a wish, and on which basis, or why it came to none. */
    record Decided(Either<WorkflooProblem, Progress> outcome, Either<WorkflooProblem, ?> basis, Lot lot) {}

    /** Of a start that names its definition nothing is drawn. */
    Optional<Draw> draw(StartWorkfloo command) {
        return command.target() instanceof OfPool ? Optional.of(draws.next()) : Optional.empty();
    }

    Decided decide(StartWorkfloo command, Optional<Draw> draw) {
        Lot lot = new Lot(clock.instant(), draw);
        Either<WorkflooProblem, Basis> basis = basis(command, lot);
        return new Decided(basis.flatMap(it -> decide(command, it, lot.now())), basis, lot);
    }

    private Either<WorkflooProblem, Progress> decide(StartWorkfloo command, Basis basis, Instant now) {
        CheckedFlow flow = flows.flow(command.scope().workspace(), basis.version());
        Start start = new Start(
                command.scope(),
                basis.version(),
                basis.scenario(),
                command.origin(),
                command.callback(),
                flow.definition().expiresAfter().map(now::plus),
                basis.pool());
        return run(command, new Started(now, ExecutionId.create(now, random), start), flow);
    }

    private Either<WorkflooProblem, Basis> basis(StartWorkfloo command, Lot lot) {
        return meant(command, lot).flatMap(it -> basis(command, it));
    }

    private Either<WorkflooProblem, Meant> meant(StartWorkfloo command, Lot lot) {
        if (command.target() instanceof OfPool pool)
            return chosen(command.scope().workspace(), pool, lot);
        OfDefinition named = (OfDefinition) command.target();
        return named.id().isBlank()
                ? Either.left(WorkflooProblem.fieldRequired("idWorkflooDefinition"))
                : Either.right(new Meant(named.id(), named.scenario(), Optional.empty()));
    }

    private Either<WorkflooProblem, Meant> chosen(WorkspaceId workspace, OfPool wish, Lot lot) {
        if (wish.id().isBlank()) return Either.left(WorkflooProblem.fieldRequired("idPoolDefinition"));
        Optional<PoolVersion> version = PoolId.parse(wish.id()).flatMap(id -> pools.current(workspace, id));
        if (version.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_POOL);
        Pool pool = pools.pool(workspace, version.get());
        Draw draw = lot.draw().orElseThrow();
        return pool.firstHolding(lot.now(), draw)
                .<WorkflooProblem>mapLeft(failure -> new PoolUndecided(version.get(), failure))
                .flatMap(entry -> chosen(pool, new PoolChoice(version.get(), draw, entry), wish));
    }

    private static Either<WorkflooProblem, Meant> chosen(Pool pool, PoolChoice choice, OfPool wish) {
        return pool.definition(choice.entry())
                .<Either<WorkflooProblem, Meant>>map(id -> Either.right(
                        new Meant(id.hex(), Optional.ofNullable(wish.scenarios().get(id)), Optional.of(choice))))
                .orElse(Either.left(WorkflooProblem.NOTHING_CHOSEN));
    }

    private Either<WorkflooProblem, Basis> basis(StartWorkfloo command, Meant meant) {
        boolean sandbox = command.scope().environment() == Environment.SANDBOX;
        Optional<String> scenario = meant.scenario().filter(id -> sandbox && !id.isBlank());
        if (sandbox && scenario.isEmpty() && scenarios.asksAlways())
            return Either.left(WorkflooProblem.SCENARIO_REQUIRED);

        WorkspaceId workspace = command.scope().workspace();
        Optional<DefinitionVersion> version =
                DefinitionId.parse(meant.definition()).flatMap(id -> flows.current(workspace, id));
        if (version.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_DEFINITION);
        boolean isMissing = sandbox && scenario.isEmpty() && scenarios.asks(flows.flow(workspace, version.get()));
        if (isMissing) return Either.left(WorkflooProblem.SCENARIO_REQUIRED);
        if (scenario.isEmpty()) return Either.right(new Basis(version.get(), Optional.empty(), meant.pool()));

        DefinitionId definition = version.get().definition();
        Optional<ChosenScenario> chosen =
                scenario.flatMap(ScenarioId::parse).flatMap(id -> flows.scenario(workspace, definition, id));
        return chosen.isEmpty()
                ? Either.left(WorkflooProblem.UNKNOWN_SCENARIO)
                : Either.right(new Basis(version.get(), chosen, meant.pool()));
    }

    private Either<WorkflooProblem, Progress> run(StartWorkfloo command, Started started, CheckedFlow flow) {
        Optional<SentFiles> sent =
                command.answers().document().map(answers -> new SentFiles(answers, files.ofOneCall()));
        StartAnswers answers = new StartAnswers(command.answers().form(), sent, wrongBeside(command));
        return Run.start(started, flow, answers, flows.waits(started.start())).mapLeft(Refused::new);
    }

    /** What is wrong beside the answers to the first steps. */
    private Map<String, String> wrongBeside(StartWorkfloo command) {
        Map<String, String> wrong = new LinkedHashMap<>();
        // Before it, nothing can have been kept for the execution.
        command.answers().form().ifPresent(it -> wrong.putAll(GivenDocuments.wrong(it, given -> false)));
        command.callback().ifPresent(it -> wrong.putAll(receivers.wrongCallback(it)));
        return wrong;
    }

    /** Forgets what the decision relied on, so that the next one reads it. */
    void forget(StartWorkfloo command, Decided decided) {
        WorkspaceId workspace = command.scope().workspace();
        meant(command, decided.lot()).peek(meant -> forget(workspace, meant));
        if (command.target() instanceof OfPool pool) {
            PoolId.parse(pool.id()).ifPresent(id -> pools.forget(workspace, id));
        }
    }

    private void forget(WorkspaceId workspace, Meant meant) {
        Optional<ScenarioId> scenario = meant.scenario().flatMap(ScenarioId::parse);
        DefinitionId.parse(meant.definition()).ifPresent(id -> flows.forget(workspace, id, scenario));
    }

    /** Whether the decision relied on something that is no longer so; from here on it is known as it is. */
    boolean isOutdated(StartWorkfloo command, Decided decided) {
        forget(command, decided);
        return !decided.basis().equals(basis(command, decided.lot()));
    }
}
