package dev.workfloo.execution.document;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes with what an execution was started, and reads it back. Addresses and keys are its personal part. What chose the definition
 * is beside it: software that knows no pools reads past it, and goes on with the definition; and so is by which way it was asked for,
 * where that is not the API.
 */
final class StoredStart {

    private StoredStart() {}

    static Recorded write(Start start) {
        TreeWriter trail = new TreeWriter()
                .text("workspace", start.scope().workspace().name())
                .text("environment", start.scope().environment().name())
                .text("definition", start.version().definition().hex())
                .number("version", start.version().number())
                .text("keyName", start.origin().keyName())
                .text("expiresAt", start.expiresAt().map(Instant::toString));
        start.scenario()
                .ifPresent(
                        scenario -> trail.text("scenario", scenario.id().hex()).text("scenarioName", scenario.name()));
        Optional.of(start.origin().channel())
                .filter(it -> it != Channel.API)
                .ifPresent(it -> trail.text("channel", it.name()));
        start.pool().ifPresent(choice -> trail.tree("pool", write(choice)));
        TreeWriter personal = new TreeWriter().text("ip", start.origin().ip());
        start.callback()
                .ifPresent(callback ->
                        personal.text("callbackUrl", callback.url()).text("callbackApiKey", callback.apiKey()));
        return new Recorded(trail.done(), personal.done());
    }

    private static Value.Context write(PoolChoice choice) {
        return new TreeWriter()
                .text("id", choice.pool().hex())
                .number("version", choice.pool().number())
                .text("draw", choice.draw().toString())
                .number("entry", choice.entry())
                .done();
    }

    private static Optional<PoolChoice> choice(Value.Context trail) {
        Value.Context pool = TreeReader.object(trail, "pool");
        return TreeReader.optionalText(pool, "id")
                .map(id -> new PoolChoice(
                        new PoolVersion(new PoolId(id), TreeReader.integer(pool, "version")),
                        Draw.of(TreeReader.text(pool, "draw")),
                        TreeReader.optionalInteger(pool, "entry")));
    }

    static Start read(Recorded recorded) {
        Value.Context trail = recorded.trail();
        Value.Context personal = recorded.personal();
        return new Start(
                new Scope(
                        new WorkspaceId(TreeReader.text(trail, "workspace")),
                        Environment.valueOf(TreeReader.text(trail, "environment"))),
                new DefinitionVersion(
                        new DefinitionId(TreeReader.text(trail, "definition")), TreeReader.integer(trail, "version")),
                TreeReader.optionalText(trail, "scenario")
                        .map(id -> new ChosenScenario(new ScenarioId(id), TreeReader.text(trail, "scenarioName"))),
                new Origin(
                        TreeReader.text(trail, "keyName"),
                        TreeReader.optionalText(personal, "ip"),
                        TreeReader.optionalText(trail, "channel")
                                .map(Channel::valueOf)
                                .orElse(Channel.API)),
                TreeReader.optionalText(personal, "callbackUrl")
                        .map(url -> new CallbackReceiver(url, TreeReader.optionalText(personal, "callbackApiKey"))),
                TreeReader.optionalText(trail, "expiresAt").map(Instant::parse),
                choice(trail));
    }
}
