package p;

import java.util.List;

interface DeviceDao {
    void insert(Device device);

    List<Device> all();
}
