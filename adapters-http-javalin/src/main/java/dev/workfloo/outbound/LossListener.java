package dev.workfloo.outbound;

import dev.workfloo.execution.LossCause;

/** Is told of each exchange with a peer that was lost, so that an operator can learn why. */
@FunctionalInterface
public interface LossListener {

    /** It is called on the thread that waited, after each loss; it throws nothing. */
    void lost(Peer peer, LossCause cause);
}
