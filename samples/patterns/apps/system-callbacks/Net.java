package p;

import android.net.ConnectivityManager;
import android.net.Network;

class Net extends ConnectivityManager.NetworkCallback {
    @Override
    public void onAvailable(Network network) {
        hit();
    }

    static void hit() {}
}
