using Xunit;

// Every test here has several processes to itself; side by side they would only disturb each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
