package com.example.lender;

import dev.workfloo.execution.ExecutionId;

/** Where the lender writes down which execution moved, and to which revision. */
interface Ledger {

    void moved(ExecutionId execution, int revision);
}
