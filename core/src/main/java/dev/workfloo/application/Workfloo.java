package dev.workfloo.application;

import dev.workfloo.application.callback.CallbackReceiverCheck;
import dev.workfloo.application.callback.CallbackSecrets;
import dev.workfloo.application.callback.ManagingCallbacks;
import dev.workfloo.application.definition.LoadingPolicy;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.definition.PublishingDefinition;
import dev.workfloo.application.definition.PublishingPool;
import dev.workfloo.application.definition.RecheckingDefinitions;
import dev.workfloo.application.event.SubscribingToEvents;
import dev.workfloo.application.event.TellingEvents;
import dev.workfloo.application.file.IncomingFiles;
import dev.workfloo.application.pending.ManagingPendingWork;
import dev.workfloo.application.person.Persons;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.ChangeIndexKey;
import dev.workfloo.application.port.in.CheckOutside;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.IdentifyCaller;
import dev.workfloo.application.port.in.LoadPolicy;
import dev.workfloo.application.port.in.ManageCallbacks;
import dev.workfloo.application.port.in.ManageKeys;
import dev.workfloo.application.port.in.ManagePendingWork;
import dev.workfloo.application.port.in.ManageRetention;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.ProveConsents;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.application.port.in.RecheckDefinitions;
import dev.workfloo.application.port.in.RollBackDefinition;
import dev.workfloo.application.port.in.RotateEncryptionKey;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.event.SubscribeToEvents;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.KeepDrafts;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.in.pool.PublishPool;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.PoolDraws;
import dev.workfloo.application.port.out.SharedStore;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.application.search.FindingExecutions;
import dev.workfloo.application.verification.VerifyingPerson;
import dev.workfloo.scenario.ScenarioPolicy;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * All use cases on one store: what a host application embeds. It is begun with {@link #builder}, and safe for use by many threads.
 *
 * <p>Each use case answers with an {@code Either}: what was asked, or a {@link dev.workfloo.Problem} that says why not. Who has no
 * other way to handle one throws it: {@code getOrElseThrow(Problem::toException)}.
 */
public final class Workfloo implements PerformWork.Provider {

    private final Store store;
    private final ExecuteWorkfloo executing;
    private final AnswerStep answering;
    private final VerifyPerson verifying;
    private final FollowExecutions following;
    private final FindExecutions finding;
    private final PublishingDefinition publishing;
    private final PublishPool pooling;
    private final IdentifyCaller identifying;
    private final ManageKeys keyKeeping;
    private final PerformWork working;
    private final ManagePendingWork pending;
    private final ProveConsents proving;
    private final ManageCallbacks callbackKeeping;
    private final RecheckDefinitions rechecking;
    private final CheckOutside outsideChecking;
    private final ManageRetention retaining;
    private final TellingEvents telling;
    private final LoadPolicy policies;
    private final Persons persons;

    Workfloo(Parts parts) {
        store = parts.store();
        InstantSource clock = parts.clock();
        telling = new TellingEvents(store, clock, parts.random());
        GuardedListener listener = new GuardedListener(parts.listener(), telling.news());
        PublishedFlows flows = new PublishedFlows(store);
        CallbackReceiverCheck receivers = new CallbackReceiverCheck(parts.outside());
        CallbackJournal journal = new CallbackJournal(parts, flows, listener);
        CallbackSecrets signing = new CallbackSecrets(store.signingSecrets(), clock, parts.random());
        executing = new ExecutingWorkfloo(parts, journal, new StartDecision(parts, flows, receivers));
        ExecutionMoves moves = new ExecutionMoves(store.executions(), journal, flows, clock);
        answering = new AnsweringStep(moves, store.codeSeals(), receivers, parts.files());
        verifying = new VerifyingPerson(moves, parts.outside().providers());
        following = new FollowingExecutions(store.executions(), store.documents(), flows, clock);
        finding = new FindingExecutions(store, flows::flow, listener, clock);
        publishing = new PublishingDefinition(store, flows, clock);
        pooling = new PublishingPool(store, flows.pools(), clock);
        identifying = new IdentifyingCaller(store, clock);
        keyKeeping = new ManagingKeys(store.keys(), clock, parts.random());
        working = new PerformingWork(parts, moves, listener, new PerformingWork.Tellers(signing, telling));
        pending = new ManagingPendingWork(store, moves);
        callbackKeeping = new ManagingCallbacks(store, flows, signing, clock);
        proving = new ProvingConsents(store.consents());
        rechecking = new RecheckingDefinitions(store.definitions(), clock);
        retaining = new ManagingRetention(store.retention(), clock);
        policies = new LoadingPolicy(store, clock);
        persons = new Persons(store, parts.choices().files(), clock, parts.random());
        outsideChecking = new CheckingOutside(store.definitions(), parts.outside());
    }

    /**
     * What a host chooses.
     *
     * @param scenarios which starts in the sandbox must name a scenario
     * @param files knows files by their content
     * @param draws what is drawn when a pool chooses
     * @param pdfs draws PDFs
     */
    record Choices(ScenarioPolicy scenarios, FileFormats files, PoolDraws draws, PdfRenderer pdfs) {}

    /** What all use cases are made of. */
    record Parts(
            Store store,
            Outside outside,
            ExecutionListener listener,
            Choices choices,
            InstantSource clock,
            RandomGenerator random) {

        IncomingFiles files() {
            return new IncomingFiles(store.documents(), choices.files(), clock);
        }
    }

    /**
     * Begins with a store that has a clock and randomness of its own, which all processes on it share, as a {@code JdbcStore}:
     * nothing else need be said.
     */
    public static WorkflooBuilder builder(SharedStore store) {
        return builder(store, store.clock(), store.random());
    }

    /**
     * Begins with any store, such as a {@link dev.workfloo.memory.MemoryStore}.
     *
     * @param clock what it goes by; the processes that share a store go by the same one
     * @param random draws ids, keys and consent codes; it must be a {@code SecureRandom} wherever they go out
     */
    public static WorkflooBuilder builder(Store store, InstantSource clock, RandomGenerator random) {
        return new WorkflooBuilder(store, clock, random);
    }

    /** Starts executions, of a definition or of what a pool chooses. */
    public ExecuteWorkfloo executions() {
        return executing;
    }

    /** What people answer: forms, documents, consent codes, reviews, corrections; and giving up. */
    public AnswerStep steps() {
        return answering;
    }

    /** One-time codes that a provider sends and judges. */
    public VerifyPerson verification() {
        return verifying;
    }

    /** How executions stand, what they did, and why. */
    public FollowExecutions following() {
        return following;
    }

    /** Makes links by which persons come to their executions, lists them, and takes them back. */
    public InvitePerson invitations() {
        return persons.inviting(executing, following);
    }

    /** Lets persons in who have a link, for a page that is shown to them. */
    public AdmitPerson admissions() {
        return persons.admitting();
    }

    /** Says what persons see of the workspace that asks them something. */
    public BrandWorkspace brands() {
        return persons.branding();
    }

    /** What persons have typed at steps that were not taken yet. */
    public KeepDrafts drafts() {
        return persons.drafting();
    }

    /** Files that persons have chosen at steps that were not taken yet. */
    public KeepUploads uploads() {
        return persons.uploading();
    }

    /** Lists of executions, and searches in them, page by page. */
    public FindExecutions finding() {
        return finding;
    }

    /** Checks definition documents, and publishes them. */
    public PublishDefinition definitions() {
        return publishing;
    }

    /** Makes an earlier version of a definition the current one again, as its next version. */
    public RollBackDefinition rollbacks() {
        return publishing;
    }

    /** The same as {@link #definitions} for pools, which choose one of several definitions. */
    public PublishPool pools() {
        return pooling;
    }

    /** The decisions of what is published, for whoever wants its rules and no execution. */
    public LoadPolicy policies() {
        return policies;
    }

    /** Checks again what was published, as this release would. */
    public RecheckDefinitions rechecks() {
        return rechecking;
    }

    /** Who calls with an API key, for hosts that serve others. */
    public IdentifyCaller callers() {
        return identifying;
    }

    /** Adds, lists and revokes API keys. */
    public ManageKeys keys() {
        return keyKeeping;
    }

    /** What a runner drives: without one, executions stop where they turn to somebody outside. */
    @Override
    public PerformWork work() {
        return working;
    }

    /** What is still to be done outside, for whoever holds it back, looks through it, and lets it go. */
    public ManagePendingWork pendingWork() {
        return pending;
    }

    /** What happens to executions, told to the host's own code. */
    public SubscribeToEvents events() {
        return new SubscribingToEvents(telling);
    }

    /** Records of consent, and whether their chain is whole. */
    public ProveConsents consents() {
        return proving;
    }

    /** What became of callbacks, sending them again, and what they are signed with. */
    public ManageCallbacks callbacks() {
        return callbackKeeping;
    }

    /** Changes the key under which executions are found by what was answered. */
    public ChangeIndexKey indexKeys() {
        return store.indexUpkeep()::changeKey;
    }

    /** Brings in a new encryption key, and drops an old one. */
    public RotateEncryptionKey encryptionKeys() {
        return new RotatingEncryptionKey(store.encryptionKeys());
    }

    /** How long is kept what is over. */
    public ManageRetention retention() {
        return retaining;
    }

    /** Whom published definitions turn to and this process does not know. */
    public CheckOutside outside() {
        return outsideChecking;
    }
}
