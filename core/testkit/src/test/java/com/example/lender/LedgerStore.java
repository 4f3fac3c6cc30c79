package com.example.lender;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.EncryptionKeys;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.event.EventSubscriptions;

/** Another store, of which each step that is kept is told to the lender's ledger. */
record LedgerStore(Store kept, Ledger ledger) implements Store {

    @Override
    public ExecutionJournal journal() {
        return new LedgerJournal(kept.journal(), ledger);
    }

    @Override
    public Definitions definitions() {
        return kept.definitions();
    }

    @Override
    public Scenarios scenarios() {
        return kept.scenarios();
    }

    @Override
    public Pools pools() {
        return kept.pools();
    }

    @Override
    public Executions executions() {
        return kept.executions();
    }

    @Override
    public ExecutionIndex index() {
        return kept.index();
    }

    @Override
    public IndexUpkeep indexUpkeep() {
        return kept.indexUpkeep();
    }

    @Override
    public Keys keys() {
        return kept.keys();
    }

    @Override
    public Consents consents() {
        return kept.consents();
    }

    @Override
    public CodeSeals codeSeals() {
        return kept.codeSeals();
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return kept.callbackDeliveries();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return kept.signingSecrets();
    }

    @Override
    public Documents documents() {
        return kept.documents();
    }

    @Override
    public EncryptionKeys encryptionKeys() {
        return kept.encryptionKeys();
    }

    @Override
    public Retention retention() {
        return kept.retention();
    }

    @Override
    public EventSubscriptions subscriptions() {
        return kept.subscriptions();
    }

    @Override
    public WorkBacklog backlog() {
        return kept.backlog();
    }

    @Override
    public void tidy() {
        kept.tidy();
    }
}
