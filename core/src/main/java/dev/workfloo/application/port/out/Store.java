package dev.workfloo.application.port.out;

import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.person.Brands;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;

/** All that a host keeps for Workfloo, in one place, so that the parts see each other's writes. */
public interface Store {

    Definitions definitions();

    Scenarios scenarios();

    Pools pools();

    /** Executions as they are read, once {@link #journal()} has kept them. */
    Executions executions();

    /** Executions as lists find them, by what {@link #journal()} has kept of them. */
    ExecutionIndex index();

    /** A store that keeps no texts apart to find executions by has nothing to look after. */
    default IndexUpkeep indexUpkeep() {
        return IndexUpkeep.NOTHING;
    }

    ExecutionJournal journal();

    Keys keys();

    Consents consents();

    CodeSeals codeSeals();

    CallbackDeliveries callbackDeliveries();

    SigningSecrets signingSecrets();

    Documents documents();

    /** The keys under which it encrypts; none unless it says so. */
    default EncryptionKeys encryptionKeys() {
        return EncryptionKeys.NONE;
    }

    /** A store that keeps no rules keeps all for good. */
    default Retention retention() {
        return Retention.FOR_GOOD;
    }

    /** What listeners in process are to be told; a store that says nothing of it refuses subscriptions. */
    default EventSubscriptions subscriptions() {
        return EventSubscriptions.NONE;
    }

    /** How persons come to their executions; a store that says nothing of it makes no links. */
    default PersonLinks personLinks() {
        return PersonLinks.NONE;
    }

    /** How workspaces are known to persons; a store that says nothing of it keeps no brands. */
    default Brands brands() {
        return Brands.NONE;
    }

    /** What persons have typed at steps that were not taken yet; a store that says nothing of it keeps none. */
    default Drafts drafts() {
        return Drafts.NONE;
    }

    /** What is still to be done outside, by what {@link #journal()} has kept of it. */
    WorkBacklog backlog();

    /**
     * Runs this once all that was kept by this thread so far is kept for good: at once, where each call is a transaction of its own. In
     * a transaction that the host ends, it is run behind the commit, and not at all where that does not come. What is remembered or told
     * of what was kept, or read in the same transaction, waits here for that.
     */
    default void afterCommit(Runnable then) {
        then.run();
    }

    /** What a store does now and then to stay quick; once an hour is enough. */
    default void tidy() {}
}
