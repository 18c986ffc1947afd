package p;

import android.os.Parcel;
import android.os.Parcelable;

public final class Device implements Parcelable {
    final String id;
    final int version;

    Device(String id, int version) {
        this.id = id;
        this.version = version;
    }

    @Override
    public int describeContents() {
        return 0;
    }

    @Override
    public void writeToParcel(Parcel out, int flags) {
        out.writeString(id);
        out.writeInt(version);
    }

    public static final Parcelable.Creator<Device> CREATOR = new Parcelable.Creator<Device>() {
        @Override
        public Device createFromParcel(Parcel in) {
            return new Device(in.readString(), in.readInt());
        }

        @Override
        public Device[] newArray(int size) {
            return new Device[size];
        }
    };
}
