/**
 * What is said about consent codes: {@code NipRequest}, the wish for one; {@code NipMessage}, with which it goes out; and {@code
 * NipVerdict}, which answers a code that was typed. What they lead to is in {@code step}.
 */
@NullMarked
package dev.workfloo.execution.nip;

import org.jspecify.annotations.NullMarked;
