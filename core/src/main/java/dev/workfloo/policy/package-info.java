/**
 * The decisions of a definition alone, for whoever wants its rules and no execution. Begin with
 * {@link dev.workfloo.policy.Policy}: made of a definition that was proven, it decides at a node by facts, each of which is checked
 * against what the node reads ({@code ReadFacts}), and what lies in between is computed ({@code Derivation}).
 */
@NullMarked
package dev.workfloo.policy;

import org.jspecify.annotations.NullMarked;
