package dev.workfloo.application;

import dev.workfloo.application.Workfloo.Choices;
import dev.workfloo.application.Workfloo.Parts;
import dev.workfloo.application.embedding.CodeSender;
import dev.workfloo.application.embedding.NamedConnectors;
import dev.workfloo.application.embedding.PlainConnector;
import dev.workfloo.application.embedding.SentCodes;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.PoolDraws;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.scenario.ScenarioPolicy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Puts a {@link Workfloo} together: all has a default but its store. What is said twice counts as it was said last, but for connectors.
 * It is for one thread, and can build more than once.
 */
public final class WorkflooBuilder {

    private final Store store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, PlainConnector.OfCall> named = new HashMap<>();
    private Outside outside = Outside.NOBODY;
    private ExecutionListener listener = ExecutionListener.NONE;
    private Choices choices;

    WorkflooBuilder(Store store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        choices = new Choices(ScenarioPolicy.ALWAYS, FileFormats.BY_SIGNATURE, () -> Draw.by(random), PdfRenderer.NONE);
    }

    /** Whom executions turn to, all in one: nobody, unless this or one of the following is said. */
    public WorkflooBuilder outside(Outside all) {
        outside = all;
        return this;
    }

    /**
     * A service as a lambda, such as {@code request -> Map.of("score", 712)}, under the name that definitions call it by. A name that
     * has none, neither here nor among the {@link #connectors}, is left for ten minutes to processes that may have it, and then fails;
     * where no service is given at all, at once.
     *
     * @throws IllegalArgumentException when the name has one already
     */
    public WorkflooBuilder connector(String service, PlainConnector connector) {
        return connector(service, (request, call) -> connector.ask(request));
    }

    /** The same for a service that is told of the call too, as {@code (request, call) -> …}: its idempotency key above all. */
    public WorkflooBuilder connector(String service, PlainConnector.OfCall connector) {
        if (named.putIfAbsent(service, connector) != null) {
            throw new IllegalArgumentException("there is a connector " + service + " already");
        }
        return this;
    }

    /** Services in all that can be said of them; those that are given by name go before. */
    public WorkflooBuilder connectors(Connectors all) {
        outside = new Outside(all, outside.nips(), outside.providers(), outside.callbacks());
        return this;
    }

    /** Sends consent codes, such as {@code message -> sms.send(message.address(), message.code())}: nobody, unless this is said. */
    public WorkflooBuilder codes(CodeSender sender) {
        return nips(new SentCodes(sender));
    }

    /** Sends consent codes, in all that can be said of it. */
    public WorkflooBuilder nips(NipSender sender) {
        outside = new Outside(outside.connectors(), sender, outside.providers(), outside.callbacks());
        return this;
    }

    /** Who verifies people by one-time codes: nobody, unless this is said. */
    public WorkflooBuilder providers(VerificationProviders providers) {
        outside = new Outside(outside.connectors(), outside.nips(), providers, outside.callbacks());
        return this;
    }

    /** Who tells clients of changes: nobody, unless this is said. */
    public WorkflooBuilder callbacks(Callbacks callbacks) {
        outside = new Outside(outside.connectors(), outside.nips(), outside.providers(), callbacks);
        return this;
    }

    /** Who hears of each change, right after it was kept: nobody, unless this is said. What it throws changes nothing, and the worker logs it once. */
    public WorkflooBuilder listener(ExecutionListener hearing) {
        listener = hearing;
        return this;
    }

    /** Which starts in the sandbox must name a scenario: all of them, unless this is said. */
    public WorkflooBuilder scenarios(ScenarioPolicy asked) {
        choices = new Choices(asked, choices.files(), choices.draws(), choices.pdfs());
        return this;
    }

    /** How files are known by their content: by the bytes that they begin with, unless this is said. */
    public WorkflooBuilder files(FileFormats formats) {
        choices = new Choices(choices.scenarios(), formats, choices.draws(), choices.pdfs());
        return this;
    }

    /** What is drawn when a pool chooses: with the randomness of all, unless this is said. */
    public WorkflooBuilder draws(PoolDraws drawn) {
        choices = new Choices(choices.scenarios(), choices.files(), drawn, choices.pdfs());
        return this;
    }

    /** Who draws PDFs: nobody, unless this is said. */
    public WorkflooBuilder pdfs(PdfRenderer renderer) {
        choices = new Choices(choices.scenarios(), choices.files(), choices.draws(), renderer);
        return this;
    }

    /** What was put together. It needs no closing; a {@code Worker} or {@link Workfloo#work} does what executions ask of the outside. */
    public Workfloo build() {
        Connectors connectors = NamedConnectors.before(outside.connectors(), named);
        Outside all = new Outside(connectors, outside.nips(), outside.providers(), outside.callbacks());
        return new Workfloo(new Parts(store, all, listener, choices, clock, random));
    }
}
