package p;

import java.io.Serializable;

final class Device implements Serializable {
    final String id;

    Device(String id) {
        this.id = id;
    }
}
