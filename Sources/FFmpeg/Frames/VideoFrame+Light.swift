import CFFmpeg
public import MediaTypes

extension VideoFrame {
    /// The display on which it was mastered, as its bitstream says; `nil` if it says nothing.
    ///
    /// Wraps `AV_FRAME_DATA_MASTERING_DISPLAY_METADATA`.
    public var masteringDisplay: MasteringDisplay? {
        sideData(AV_FRAME_DATA_MASTERING_DISPLAY_METADATA, AVMasteringDisplayMetadata.self).map(MasteringDisplay.init)
    }

    /// How bright the pictures of its stream get, as its bitstream says; `nil` if it says nothing.
    ///
    /// Wraps `AV_FRAME_DATA_CONTENT_LIGHT_LEVEL`.
    public var contentLight: ContentLight? {
        sideData(AV_FRAME_DATA_CONTENT_LIGHT_LEVEL, AVContentLightMetadata.self).map(ContentLight.init)
    }

    private func sideData<Value>(_ type: AVFrameSideDataType, _ kind: Value.Type) -> Value? {
        guard let found = unsafe av_frame_get_side_data(handle.pointer, type)?.pointee,
            unsafe Int(found.size) >= MemoryLayout<Value>.size, let bytes = unsafe found.data
        else { return nil }
        return unsafe UnsafeRawPointer(bytes).loadUnaligned(as: Value.self)
    }
}
