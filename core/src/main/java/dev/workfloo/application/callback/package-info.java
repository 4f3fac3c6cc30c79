/**
 * Callbacks: whether they can be told where a client wants it, what signs them, when one is tried again, and how operators see
 * them. Begin with {@code ManagingCallbacks}, which serves the port {@code ManageCallbacks}. {@code DeliveringCallbacks}, in the
 * package above, tells them.
 */
@NullMarked
@Application
package dev.workfloo.application.callback;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
