package dev.workfloo.cluster;

import dev.workfloo.cluster.Barriers.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The points at which the process is killed, each reached from outside: by holding an answer, by holding a write in the
 * database, or by giving the process more to do than it can begin.
 */
enum CrashPoint {
    START_LOST(Group.CLIENTS, "a start, before its commit") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.barrier = trial.barriers().start(trial.applicant().startKey(), Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().start(api));
        }
    },
    START_UNANSWERED(Group.CLIENTS, "a start, after its commit, before the answer") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.barrier = trial.barriers().start(trial.applicant().startKey(), Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().start(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            String kept = trial.deployment()
                    .store()
                    .executions()
                    .startedUnder(TestDeployment.LENDER, trial.applicant().startKey())
                    .orElseThrow()
                    .id()
                    .hex();
            Trial.ok(trial.applicant().start(api));
            require(kept.equals(trial.id()), "the start was repeated");
        }
    },
    FORM_LOST(Group.CLIENTS, "a form's answer, before its commit") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().start(api));
            trial.barrier = trial.barriers().event(trial.id(), "formAnswered", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().form(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().form(api));
        }
    },
    FORM_UNANSWERED(Group.CLIENTS, "a form's answer, after its commit, before the answer") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().start(api));
            trial.barrier = trial.barriers().event(trial.id(), "formAnswered", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().form(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            int status = trial.applicant().form(api).status();
            require(status == 409, "the form was taken twice: " + status);
        }
    },
    BETWEEN_VALIDATIONS(Group.CLIENTS, "between the two validations of a code") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().authorise(api));
        }
    },
    CONSENT_UNCHAINED(Group.CLIENTS, "after the authorisation, before its consent is chained") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
            trial.barriers().seal(trial.id());
            Trial.ok(trial.applicant().authorise(api));
        }

        @Override
        void check(Trial trial) throws Exception {
            String waiting = "select count(*) from workfloo_consent where waiting_since is not null"
                    + " and execution_id = '" + trial.id() + "'";
            require(new Audit(trial.deployment()).number(waiting) == 1, "the consent was sealed");
        }
    },
    SEND_ASKED(Group.SENDS, "a send is asked for, after the commit, before it is begun") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipRequested", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().send(api, Map.of()));
        }
    },
    CODE_DRAWN(Group.SENDS, "a code is drawn, before it is kept") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipDrawn", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().send(api, Map.of()));
        }
    },
    CODE_KEPT(Group.SENDS, "a code is kept, before it is sent") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipDrawn", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().send(api, Map.of()));
        }
    },
    DURING_SEND(Group.SENDS, "during a send") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.sending(api);
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            trial.seesUnknownSend(api);
            Trial.ok(trial.applicant().resend(api));
        }
    },
    SEND_TAKEN(Group.SENDS, "the gateway has taken the code, before that is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.sending(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipDelivered", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().gateway().release(trial.id());
        }

        /** The code has arrived, and whoever has it can type it. */
        @Override
        void resume(Trial trial, Api api) throws Exception {
            trial.seesUnknownSend(api);
            Trial.ok(trial.applicant().confirm(api));
            Trial.ok(trial.applicant().authorise(api));
        }
    },
    DURING_REPORT(Group.SENDS, "while a client is told what became of a send") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            Receiver receiver = trial.deployment().receiver();
            receiver.hold(trial.id());
            Trial.ok(trial.applicant().send(api, Map.of("urlCallback", receiver.url())));
            Awaiting.until("the client is told", Trial.PATIENCE, () -> receiver.waiting(trial.id()) == 1);
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            Awaiting.until(
                    "the client is told again",
                    Duration.ofSeconds(60),
                    () -> trial.deployment().receiver().told(trial.id()) == 2);
        }
    },
    FAILURE_LOST(Group.SENDS, "the bureau has answered 503, before that is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
            trial.deployment().bureau().failFirst(trial.id(), 1);
            trial.deployment().bureau().hold(trial.id());
            Trial.ok(trial.applicant().authorise(api));
            Awaiting.until(
                    "the bureau is asked",
                    Trial.PATIENCE,
                    () -> trial.deployment().bureau().waiting(trial.id()) == 1);
            trial.barrier = trial.barriers().event(trial.id(), "connectorFailed", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    PAUSE(Group.SENDS, "during the pause between two tries, after a 503") {
        /** The pause behind the second failure is long enough to be met. */
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
            trial.deployment().bureau().failFirst(trial.id(), 2);
            Trial.ok(trial.applicant().authorise(api));
            String pausing = "select count(*) from workfloo_work where not picked and execution_time > now()"
                    + " and task_instance = '" + trial.id() + "/CALL/bureau/1/3'";
            Awaiting.until(
                    "the second pause", Trial.PATIENCE, () -> new Audit(trial.deployment()).number(pausing) == 1);
        }

        @Override
        void check(Trial trial) {
            int asks = trial.deployment().bureau().asks(trial.id()).size();
            require(asks == 2, "the pause was over: " + asks + " calls");
        }
    },
    AUTHORISATION_LOST(Group.CALLS, "an authorisation, before its commit") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipAuthorised", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().authorise(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            require(trial.deployment().bureau().asks(trial.id()).isEmpty(), "the bureau was asked without consent");
            Trial.ok(trial.applicant().authorise(api));
        }
    },
    CALL_ASKED(Group.CALLS, "an authorisation, after its commit, before the call is begun") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
            trial.barrier = trial.barriers().event(trial.id(), "nipAuthorised", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().authorise(api));
        }
    },
    DURING_CALL(Group.CALLS, "during a call") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
        }
    },
    RESULT_LOST(Group.CALLS, "the bureau has answered, before its result is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "connectorAnswered", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    RESULT_UNSEEN(Group.CALLS, "a result is saved, before the process knows") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "connectorAnswered", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    TIMER_RUNS(Group.TIMERS, "while an execution waits at a TIMER") {
        @Override
        CreditFlow flow(CreditFlow usual) {
            return CreditFlow.AFTER_A_WHILE;
        }

        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.authorised(api);
            Awaiting.until(
                    "it waits",
                    Trial.PATIENCE,
                    () -> trial.applicant()
                            .status(api)
                            .path("currentNodeType")
                            .asText()
                            .equals("TIMER"));
        }

        @Override
        void check(Trial trial) throws Exception {
            String running = "select count(*) from workfloo_work where not picked and execution_time > now()"
                    + " and task_instance = '" + trial.id() + "/WAKE/reflection/1/1'";
            require(new Audit(trial.deployment()).number(running) == 1, "the wait was over");
        }
    },
    WAKE_LOST(Group.TIMERS, "a wait at a TIMER is over, before that is saved") {
        @Override
        CreditFlow flow(CreditFlow usual) {
            return CreditFlow.AFTER_A_MOMENT;
        }

        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "timerEnded", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    WAKE_UNSEEN(Group.TIMERS, "a wait at a TIMER is over and that is saved, before the process knows") {
        @Override
        CreditFlow flow(CreditFlow usual) {
            return CreditFlow.AFTER_A_MOMENT;
        }

        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "timerEnded", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    PDF_LOST(Group.FILES, CreditFlow.WITH_PDF, "a PDF is kept, before the step's commit") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "pdfMade", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            trial.deployment().bureau().release(trial.id());
            // It takes a while to be drawn, and the writes of the others are not to be held for as long.
            Awaiting.until("the PDF is kept", Trial.PATIENCE, () -> trial.barrier.holds());
        }
    },
    FILE_LOST(Group.FILES, CreditFlow.WITH_FILES, "all of a file has come, before that is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().file(trial.id(), Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().files(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().files(api));
        }
    },
    FILES_LOST(Group.FILES, CreditFlow.WITH_FILES, "the files of a DOCUMENT are there, before the step's commit") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().event(trial.id(), "documentAnswered", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().files(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().files(api));
        }
    },
    FILES_UNANSWERED(
            Group.FILES, CreditFlow.WITH_FILES, "a DOCUMENT is answered, after the commit, before the answer") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
            trial.barrier = trial.barriers().event(trial.id(), "documentAnswered", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().files(api));
        }

        @Override
        void resume(Trial trial, Api api) throws Exception {
            int status = trial.applicant().files(api).status();
            require(status == 409, "the files were taken twice: " + status);
        }
    },
    PDF_ASKED(Group.FILES, CreditFlow.WITH_PDF, "a PDF is wanted, after the commit, before it is begun") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.asking(api);
            trial.barrier = trial.barriers().event(trial.id(), "pdfAsked", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().bureau().release(trial.id());
        }
    },
    TOKEN_ASKED(
            Group.CALLS,
            CreditFlow.VERIFIED,
            "a one-time code is wanted, after the commit, before the provider is asked") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().start(api));
            trial.barrier = trial.barriers().event(trial.id(), "otpOpened", Fate.COMMITTED);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().form(api));
        }
    },
    DURING_BEGINNING(Group.CALLS, CreditFlow.VERIFIED, "while the provider is asked for a one-time code") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.beginning(api);
        }
    },
    BEGINNING_LOST(Group.CALLS, CreditFlow.VERIFIED, "the provider has sent a one-time code, before that is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.beginning(api);
            trial.barrier = trial.barriers().event(trial.id(), "otpBegun", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.deployment().verifier().release(trial.id());
        }
    },
    DURING_CHECK(Group.CALLS, CreditFlow.VERIFIED, "while the provider judges a one-time code") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.verifiable(api);
            trial.deployment().verifier().hold(trial.id());
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            trial.call(() -> trial.applicant().verify(api));
            Awaiting.until(
                    "the provider judges",
                    Trial.PATIENCE,
                    () -> trial.deployment().verifier().waiting(trial.id()) == 1);
        }
    },
    CHECK_LOST(Group.CALLS, CreditFlow.VERIFIED, "the provider has judged a one-time code, before that is saved") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.verifiable(api);
            trial.barrier = trial.barriers().event(trial.id(), "otpVerified", Fate.ROLLED_BACK);
        }

        @Override
        void strike(Trial trial, Api api) {
            trial.call(() -> trial.applicant().verify(api));
        }
    },
    SEND_QUEUED(Group.SATURATED, "a send waits for a free thread") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.applied(api);
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().send(api, Map.of()));
        }

        @Override
        void check(Trial trial) {
            require(trial.deployment().gateway().messages(trial.id()).isEmpty(), "the send was begun");
        }
    },
    CALL_QUEUED(Group.SATURATED, "a call waits for a free thread") {
        @Override
        void prepare(Trial trial, Api api) throws Exception {
            trial.confirmed(api);
        }

        @Override
        void strike(Trial trial, Api api) throws Exception {
            Trial.ok(trial.applicant().authorise(api));
        }

        @Override
        void check(Trial trial) {
            require(trial.deployment().bureau().asks(trial.id()).isEmpty(), "the call was begun");
        }
    };

    /** Points that one kill meets together; a service's connections bear no more held writes than these. */
    enum Group {
        CLIENTS,
        SENDS,
        CALLS,
        TIMERS,
        FILES,
        /** As many wait for the bureau, and for the gateway, as may. */
        SATURATED
    }

    private final Group group;
    private final Optional<CreditFlow> flow;
    private final String words;

    CrashPoint(Group group, String words) {
        this.group = group;
        this.flow = Optional.empty();
        this.words = words;
    }

    CrashPoint(Group group, CreditFlow flow, String words) {
        this.group = group;
        this.flow = Optional.of(flow);
        this.words = words;
    }

    static List<CrashPoint> of(Group group) {
        return Stream.of(values()).filter(point -> point.group == group).toList();
    }

    String words() {
        return words;
    }

    /** The flow on which it is met: where nothing is said, the one that others take too. */
    CreditFlow flow(CreditFlow usual) {
        return flow.orElse(usual);
    }

    /** Brings the trial to where only the last step is missing; there it may stay for long. */
    abstract void prepare(Trial trial, Api api) throws Exception;

    /**
     * The last step, right before the process is killed, which waits 2.5 s for a write that is held. On a machine so slow that it
     * has given up by then, the write is held on, and it has said to nobody that it is kept.
     */
    void strike(Trial trial, Api api) throws Exception {}

    boolean isReached(Trial trial) throws Exception {
        return trial.barrier == null || trial.barrier.holds();
    }

    /** Looks, once the process is dead, whether the point was still the one. */
    void check(Trial trial) throws Exception {}

    /** What a client sees of another process and does there, before it goes on as clients do. */
    void resume(Trial trial, Api api) throws Exception {}

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
