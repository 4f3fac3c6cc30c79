/** Who may do what: workspaces, their keys, environments and rights. */
@NullMarked
package dev.workfloo.access;

import org.jspecify.annotations.NullMarked;
