package dev.workfloo.server;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.KeyRates;
import dev.workfloo.http.Probes;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.outbound.Outbound;
import dev.workfloo.pdf.ProcessPdfRenderer;
import dev.workfloo.server.backup.BackupPlan;
import dev.workfloo.server.backup.BackupService;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.PublicUrl;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import dev.workfloo.server.watch.Instruments;
import dev.workfloo.server.watch.UnknownParties;
import dev.workfloo.tika.TikaFormats;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: everything that runs is put together here, and stopped in the opposite order. */
final class WorkflooServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");
    private static final long STOP_MS = 15_000;

    private final Settings settings;
    private final OpenResources opened;
    private final Javalin http;
    private final AtomicBoolean leaving;
    private final BackgroundWork work;

    private WorkflooServer(Settings settings, OpenResources opened, Serving serving) {
        this.settings = settings;
        this.opened = opened;
        this.http = serving.http();
        this.leaving = serving.leaving();
        this.work = serving.work();
    }

    /** What a running service consists of, beside what was opened for it. */
    private record Serving(Javalin http, AtomicBoolean leaving, BackgroundWork work) {}

    /** Starts the service; when it returns, definitions are published and the port is open. */
    static WorkflooServer start(Settings settings) {
        check(settings);
        OpenResources opened = new OpenResources();
        try {
            return start(settings, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static WorkflooServer start(Settings settings, OpenResources opened) {
        Instruments instruments = opened.with(Instruments.ready(System.getenv()));
        Outbound outbound = opened.with(OutboundSetup.open(settings, instruments::along, instruments.losses()));
        instruments.watchLosses(outbound.peers());
        Database database = opened.with(Database.open(settings));
        instruments.watch(database);
        settings.rollingFrom().ifPresent(WorkflooServer::warnOfRolling);
        Watched watched = new Watched(instruments, outbound);
        Workfloo workfloo = workfloo(settings, database, watched, opened.with(new ProcessPdfRenderer()));
        Housekeeping housekeeping = opened.with(new Housekeeping());
        BackgroundWork work = opened.with(new BackgroundWork(settings.isPaused(), database, workfloo.pendingWork()));
        instruments.watchPause(work::isPaused);
        ServiceState state = ServiceState.of(database.store()::answers, work::isPaused);
        WorkflooApi api = api(settings, workfloo, instruments, state)
                .with(PageSites.of(settings, workfloo, state, database.store()));
        database.store().onLargeRead(api.heap()::takeForStored);
        Beside<Javalin> http = Beside.begin(() -> server(settings, api, instruments, state));
        work.start(() -> {
            publish(settings, workfloo);
            return BackgroundWork.worker(database, workfloo.work(), instruments.work(api.heap()));
        });
        Optional<BackupService> backups = BackupService.start(settings, database.jobs(), work::isPaused);
        backups.ifPresent(opened::with);
        instruments.watchCopies(() -> backups.flatMap(BackupService::newest));
        housekeeping.run(() -> warnOfUnknownParties(settings, workfloo));
        housekeeping.run(() -> OutdatedDefinitions.warn(workfloo.rechecks()));
        Serving serving = new Serving(listen(settings, http.get()), state.leaving(), work);
        return new WorkflooServer(settings, opened, serving);
    }

    /** Who is turned to outside, and what that is watched with. */
    private record Watched(Instruments instruments, Outbound outbound) {}

    private static Workfloo workfloo(Settings settings, Database database, Watched watched, PdfRenderer renderer) {
        return Workfloo.builder(database.store(), database.clock(), new SecureRandom())
                .outside(watched.instruments().watched(watched.outbound().outside()))
                .listener(watched.instruments().executions())
                .scenarios(settings.scenarios())
                .files(new TikaFormats())
                .pdfs(renderer)
                .build();
    }

    /** What is wrong is said before anything is opened. */
    private static void check(Settings settings) {
        settings.isLoopback();
        settings.port();
        settings.environments();
        settings.scenarios();
        settings.definitions();
        settings.demo();
        settings.metrics();
        settings.console();
        settings.logFormat();
        settings.stopPause();
        settings.rollingFrom();
        settings.isPaused();
        settings.keyRequests();
        PublicUrl.of(settings);
        BackupPlan.of(settings);
        settings.schema();
        limits(settings);
    }

    private static void warnOfRolling(String release) {
        LOG.warn(
                "all is written as processes of {} read it, idempotency keys in clear text too: once none runs any more,"
                        + " take {} away",
                release,
                Setting.ROLLING_FROM.names());
    }

    private static void publish(Settings settings, Workfloo workfloo) {
        DefinitionFiles files = new DefinitionFiles(workfloo.definitions(), workfloo.pools());
        if (settings.demo())
            Demo.documents().forEach((name, document) -> files.publish(Demo.WORKSPACE, name, document));
        settings.definitions().ifPresent(files::publishAll);
    }

    private static WorkflooApi api(Settings settings, Workfloo workfloo, Instruments instruments, ServiceState state) {
        boolean admitsDemo = settings.demo() && settings.isLoopback();
        IdentifyCaller callers = admitsDemo ? Demo.admit(workfloo.callers()) : workfloo.callers();
        KeyRates rates = settings.keyRequests().map(KeyRates::of).orElse(KeyRates.UNBOUNDED);
        Deployment deployment = new Deployment(settings.environments(), limits(settings), rates, state.paused());
        Deployment known = PublicUrl.of(settings).map(deployment::at).orElse(deployment);
        return WorkflooApi.of(callers, Operations.over(workfloo), known).observedBy(instruments.requests());
    }

    /** All of it that can be made before it may listen. */
    private static Javalin server(Settings settings, WorkflooApi api, Instruments instruments, ServiceState state) {
        Javalin javalin = Javalin.create(config -> {
            config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MS));
            api.install(config);
            Probes.install(config, state::isReady, state.paused());
            if (settings.metrics()) Probes.installMetrics(config, instruments::scrape);
        });
        javalin.jettyServer().server();
        return javalin;
    }

    private static Javalin listen(Settings settings, Javalin javalin) {
        try {
            return javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new WrongSetting(
                    Setting.PORT.names() + " " + settings.port() + " is in use: take another one, or 0 for any", e);
        }
    }

    private static ClientLimits limits(Settings settings) {
        return ClientLimits.USUAL
                .withLargestBody(settings.largestBody())
                .trusting(settings.trustedProxies())
                .withConnections(settings.clientConnections());
    }

    /** What only runs in the sandbox asks no service. */
    private static void warnOfUnknownParties(Settings settings, Workfloo workfloo) {
        if (settings.environments() == Environments.SANDBOX) return;
        Set<WorkspaceId> rehearsed = settings.demo() ? Set.of(Demo.WORKSPACE) : Set.of();
        UnknownParties.warn(workfloo.outside(), rehearsed);
    }

    String address() {
        return PublicUrl.listening(settings, http.port());
    }

    int port() {
        return http.port();
    }

    boolean isPaused() {
        return work.isPaused();
    }

    /**
     * Says that it is not ready and serves on for a while, so that balancers send no new requests; then stops listening,
     * lets what is in flight finish, and closes what was opened. An interruption ends the pause.
     */
    @Override
    public void close() {
        leaving.set(true);
        try {
            TimeUnit.SECONDS.sleep(settings.stopPause().toSeconds());
        } catch (InterruptedException e) {
            LOG.info("stops at once");
        }
        try {
            http.stop();
        } catch (RuntimeException e) {
            LOG.warn("requests that were under way for {} ms more were cut off", STOP_MS);
        } finally {
            opened.close();
        }
    }
}
