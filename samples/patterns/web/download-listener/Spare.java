package p;

import android.webkit.DownloadListener;

class Spare implements DownloadListener {
    @Override
    public void onDownloadStart(String url, String agent, String disposition, String type, long length) {}
}
