/**
 * How a person comes to one run without a key: a link, the sessions that it is exchanged for, and what they have typed at a step that was
 * not taken yet. Begin with {@link dev.workfloo.execution.person.PersonLink}.
 *
 * <p>The life of a link. It is made for one execution, with a token that is told once. Whoever has the token exchanges it for a session,
 * any number of times. It ends when its time is over, when it is revoked, or when its execution is removed, and its sessions with it; a
 * session ends before that when nobody uses it, or when the person leaves.
 */
@NullMarked
package dev.workfloo.execution.person;

import org.jspecify.annotations.NullMarked;
