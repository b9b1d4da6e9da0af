package unimig.runner.database;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Connects the JDBC driver to a socket file instead of a host. Public because the driver creates it
 * by name; not for other use.
 */
public final class UnixSocketFactory extends SocketFactory {
  private final String file;

  /**
   * @param file such as {@code /var/run/postgresql/.s.PGSQL.5432}
   */
  public UnixSocketFactory(String file) {
    this.file = file;
  }

  @Override
  public Socket createSocket() {
    return new UnixSocket(file);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
