package dev.workfloo.bench;

import org.openjdk.jmh.infra.Blackhole;

/** An engine that has read the policy, and applicants in the form in which it wants them. */
interface Engine {

    /** What is timed: deciding, and handing over what came out as it came out. */
    void decide(int applicant, Blackhole into);

    /** The decision in the form in which decisions are compared. */
    Answer answer(int applicant);
}
