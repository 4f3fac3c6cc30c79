package dev.workfloo.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who knows the addresses of names. */
@FunctionalInterface
interface Dns {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
