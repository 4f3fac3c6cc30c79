package dev.workfloo.testkit.contract;

import dev.workfloo.application.port.out.Store;
import org.junit.jupiter.api.Nested;

/**
 * All that a {@link Store} must do, port by port: what is kept is read back as it was, all of a step or nothing, and of many at
 * once one wins. A test class of yours extends it and gives the store:
 *
 * <pre>{@code
 * class LedgerStoreTest extends StoreContract {
 *
 *     private final Store store = new LedgerStore();
 *
 *     @Override
 *     protected Store store() {
 *         return store;
 *     }
 * }
 * }</pre>
 *
 * Each port's tests are a nested class or a few, so that one can be run alone ({@code -Dtest='LedgerStoreTest$Starts'}). They
 * use workspaces and ids of their own; some take a minute of a slow store, none waits for time to pass. What they keep they
 * leave there, so let the store be one that nobody needs.
 */
public abstract class StoreContract {

    /**
     * The store. It may be the same for all tests, and it may be a new and empty one for each: JUnit makes an instance of your
     * class for each test. Within a test it must be one store, or several on the same data.
     */
    protected abstract Store store();

    /**
     * Another store on the same data, as another process opens it. By itself the same store, which shows nothing: give a new
     * one, so that what is kept in memory alone is seen.
     */
    protected Store reopened() {
        return store();
    }

    /** What is published: versions, which one is current, roll-back. */
    @Nested
    class Definitions extends DefinitionsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Scenarios of a definition, replaced together. */
    @Nested
    class Scenarios extends ScenariosContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Pools and their versions. */
    @Nested
    class Pools extends PoolsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Starts, all or nothing, and none of what is no longer so. */
    @Nested
    class Starts extends StartsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Idempotency keys of starts. */
    @Nested
    class StartKeys extends StartKeysContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Steps, each kept once. */
    @Nested
    class Transitions extends TransitionsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Executions as they are read: scopes, histories, and whose time is over. */
    @Nested
    class Executions extends ExecutionsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What is asked of the outside, kept with the step that asks for it. */
    @Nested
    class Links extends LinksContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Lists, searches and counts. */
    @Nested
    class Lists extends ExecutionIndexContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What calls under an idempotency key were answered. */
    @Nested
    class Answers extends AnswersContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** One-time codes, judged by a provider while many ask. */
    @Nested
    class Verification extends VerificationContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What is large: kept in pieces, taken by a step, forgotten when none takes it. */
    @Nested
    class Documents extends DocumentsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Files that people send, from the call to their removal. */
    @Nested
    class SentFiles extends SentFilesContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Records of consent, and the chain that proves them. */
    @Nested
    class Consents extends ConsentsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** The secret that typed codes are compared under. */
    @Nested
    class CodeSeals extends CodeSealsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What has become of callbacks. */
    @Nested
    class Callbacks extends CallbacksContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** API keys. */
    @Nested
    class Keys extends KeysContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What is still to be done, looked through, taken away, held back. */
    @Nested
    class Backlog extends WorkBacklogContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What is removed when its time is over; not where a store keeps all for good. */
    @Nested
    class Retentions extends RetentionContract {
        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    /** What one process kept, read by another. */
    @Nested
    class Reopening extends ReopeningContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }

        @Override
        Store reopened() {
            return StoreContract.this.reopened();
        }
    }

    /** What listeners in process are to be told; not where a store keeps no subscriptions. */
    @Nested
    class Subscriptions extends SubscriptionsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** Links of persons, and their sessions; not where a store keeps none. */
    @Nested
    class PersonsLinks extends PersonLinksContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** How workspaces are known to persons; not where a store keeps none. */
    @Nested
    class WorkspaceBrands extends BrandsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }

    /** What persons have typed at a step that was not taken yet; not where a store keeps none. */
    @Nested
    class StepDrafts extends DraftsContract {
        @Override
        Store store() {
            return StoreContract.this.store();
        }
    }
}
