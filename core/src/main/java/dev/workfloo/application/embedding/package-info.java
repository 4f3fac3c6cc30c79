/** What hosts give in plain Java: services and senders of codes as lambdas, and the driven ports that are made of them. */
@NullMarked
@Application
package dev.workfloo.application.embedding;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
